package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One attempt to hand a letter to the mail server, or what came back of it later. */
@Entity
@Table(name = "letter_attempts")
class LetterAttempt {

    enum Outcome {
        SENT("已发送", "accepted"),
        NOT_SENT("未发出，将自动重试", "returned"),
        GIVEN_UP("未发出，不再重试", "late"),
        REFUSED("邮箱无效，不再重试", "late"),
        BOUNCED("被退信", "late"),
        NOTED("对方服务器来信", "waiting");

        private final String label;
        private final String badge;

        Outcome(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        public String badge() {
            return badge;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long letterId;
    private Instant at;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Outcome outcome;

    private String error;

    protected LetterAttempt() {}

    LetterAttempt(long letterId, Instant at, Outcome outcome, String error) {
        this.letterId = letterId;
        this.at = at;
        this.outcome = outcome;
        this.error = error;
    }

    Instant at() {
        return at;
    }

    Outcome outcome() {
        return outcome;
    }

    String error() {
        return error;
    }
}

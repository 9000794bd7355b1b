package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One attempt to hand a short message to its channel. The recipient is masked. */
@Entity
@Table(name = "channel_attempts")
class ChannelAttempt {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long messageId;
    private Instant at;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LetterAttempt.Outcome outcome;

    private String recipient;
    private String error;

    protected ChannelAttempt() {}

    ChannelAttempt(long messageId, Instant at, LetterAttempt.Outcome outcome, String recipient, String error) {
        this.messageId = messageId;
        this.at = at;
        this.outcome = outcome;
        this.recipient = recipient;
        this.error = error;
    }

    long messageId() {
        return messageId;
    }

    LetterAttempt.Outcome outcome() {
        return outcome;
    }

    String recipient() {
        return recipient;
    }

    String error() {
        return error;
    }
}

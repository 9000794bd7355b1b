package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One hand-in of a report as its reviewer deals with it: whether the review began, and how it ended. */
@Entity
@Table(name = "review_rounds")
class ReviewRound {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private int round;
    private Instant begunAt;
    private String begunBy;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ReviewOutcome outcome;

    @Version
    private long version;

    protected ReviewRound() {}

    ReviewRound(long reportId, int round) {
        this.reportId = reportId;
        this.round = round;
    }

    boolean begun() {
        return begunAt != null;
    }

    /** From now on the unit cannot take the report back; a second call changes nothing. */
    void begin(Instant now, String username) {
        if (begunAt == null) {
            begunAt = now;
            begunBy = username;
        }
    }

    /** Null while nobody has decided. */
    ReviewOutcome outcome() {
        return outcome;
    }

    void end(ReviewOutcome how) {
        outcome = how;
    }
}

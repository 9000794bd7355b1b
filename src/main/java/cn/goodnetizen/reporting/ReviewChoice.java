package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the reviewer chose in the portal for one row under review; it decides only when the review is finished. */
@Entity
@Table(name = "review_choices")
class ReviewChoice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private int round;
    private long rowId;
    private boolean accepted;
    private String reason;
    private String chosenBy;
    private Instant chosenAt;

    protected ReviewChoice() {}

    ReviewChoice(long reportId, int round, long rowId) {
        this.reportId = reportId;
        this.round = round;
        this.rowId = rowId;
    }

    void choose(boolean accept, String why, String username, Instant now) {
        accepted = accept;
        reason = accept ? null : why;
        chosenBy = username;
        chosenAt = now;
    }

    long reportId() {
        return reportId;
    }

    int round() {
        return round;
    }

    long rowId() {
        return rowId;
    }

    boolean accepted() {
        return accepted;
    }

    /** Null for an accepted row. */
    String reason() {
        return reason;
    }
}

package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whether a row goes into the unit's own table, as chosen in the portal; it holds when the consolidation is finished. */
@Entity
@Table(name = "consolidation_choices")
class ConsolidationChoice {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private long rowId;
    private boolean included;
    private String reason;
    private String chosenBy;
    private Instant chosenAt;

    protected ConsolidationChoice() {}

    ConsolidationChoice(long reportId, long rowId) {
        this.reportId = reportId;
        this.rowId = rowId;
    }

    void choose(boolean include, String why, String username, Instant now) {
        included = include;
        reason = include ? null : why;
        chosenBy = username;
        chosenAt = now;
    }

    long rowId() {
        return rowId;
    }

    boolean included() {
        return included;
    }

    /** Null for a row that is included. */
    String reason() {
        return reason;
    }
}

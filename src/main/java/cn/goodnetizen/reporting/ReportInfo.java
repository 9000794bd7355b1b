package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A report as other features see it: state and dates, nothing personal.
 *
 * @param limitDay the day whose end is the limit that holds now (deadline, or time to correct after a return)
 * @param late handed in after its limit
 * @param acceptedRows rows of a nomination that are accepted; 0 for a summary
 * @param elementId the element of {@code ReportUpProcess} at which it rests
 */
public record ReportInfo(
        long id,
        long campaignId,
        ReportKind kind,
        String unitCode,
        String superiorCode,
        String reviewerCode,
        ReportState state,
        boolean owed,
        LocalDate dueDay,
        LocalDate limitDay,
        int round,
        boolean late,
        boolean supplementary,
        boolean extensionAsked,
        long rows,
        long acceptedRows,
        String returnReason,
        Instant handedInAt,
        String elementId) {

    /** Whether the limit is over while an owed report is still to come. */
    public boolean overdue(LocalDate today) {
        return owed && today.isAfter(limitDay) && state.isOpen() && state != ReportState.IN_REVIEW;
    }
}

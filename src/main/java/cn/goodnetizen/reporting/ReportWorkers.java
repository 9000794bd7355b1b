package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The job workers of {@code ReportUpProcess}. Each translates and delegates. */
@Component
public class ReportWorkers {

    private final ReportOpening opening;
    private final ReportCalendar calendar;
    private final ReportReview review;
    private final Consolidation consolidation;
    private final Extensions extensions;
    private final ReportHandIn handIn;
    private final ReportUpProcess process;

    ReportWorkers(
            ReportOpening opening,
            ReportCalendar calendar,
            ReportReview review,
            Consolidation consolidation,
            Extensions extensions,
            ReportHandIn handIn,
            ReportUpProcess process) {
        this.opening = opening;
        this.calendar = calendar;
        this.review = review;
        this.consolidation = consolidation;
        this.extensions = extensions;
        this.handIn = handIn;
        this.process = process;
    }

    @JobWorker(type = "open-report")
    public ReportOpening.OpenedReport openReport(
            @Variable long campaignId, @Variable String kind, @Variable String unitCode) {
        return opening.open(campaignId, ReportKind.of(kind), unitCode);
    }

    @JobWorker(type = "reopen-report")
    public ReportOpening.OpenedReport reopenReport(@Variable long reportId) {
        return opening.reopen(reportId);
    }

    @JobWorker(type = "announce-consolidation")
    public void announceConsolidation(@Variable long reportId) {
        process.announceConsolidation(reportId);
    }

    @JobWorker(type = "announce-children-closed")
    public void announceChildrenClosed(@Variable long reportId) {
        consolidation.readyToGather(reportId).ifPresent(process::announceConsolidation);
    }

    @JobWorker(type = "count-days")
    public DaysCounted countDays(@Variable long reportId) {
        return new DaysCounted(calendar.daysToDeadline(reportId));
    }

    @JobWorker(type = "send-reminder")
    public void sendReminder(@Variable long reportId, @Variable String letter, @Variable boolean copySuperior) {
        calendar.remind(reportId, letter, copySuperior);
    }

    @JobWorker(type = "mark-deadline-over")
    public ReportCalendar.DeadlineOver markDeadlineOver(@Variable long reportId) {
        return calendar.deadlineOver(reportId);
    }

    @JobWorker(type = "refresh-dates")
    public ReportOpening.ReportDates refreshDates(@Variable long reportId) {
        return calendar.dates(reportId);
    }

    @JobWorker(type = "record-missing")
    public void recordMissing(@Variable long reportId) {
        calendar.recordMissing(reportId);
    }

    @JobWorker(type = "collect-rows")
    public RowsCollected collectRows(@Variable long reportId) {
        return new RowsCollected(consolidation.collect(reportId));
    }

    @JobWorker(type = "prepare-consolidation")
    public Consolidation.PreparedConsolidation prepareConsolidation(@Variable long reportId, ActivatedJob job) {
        return consolidation.prepare(reportId, job.getElementInstanceKey());
    }

    @JobWorker(type = "save-consolidation")
    public void saveConsolidation(
            @Variable long reportId,
            @Variable Consolidation.RowChoice[] consolidatedRows,
            @Variable String summaryText) {
        consolidation.save(reportId, listed(consolidatedRows), summaryText);
    }

    @JobWorker(type = "prepare-report-forwarding")
    public Consolidation.PreparedForwarding prepareReportForwarding(@Variable long reportId) {
        return consolidation.prepareForwarding(reportId);
    }

    @JobWorker(type = "record-forwarding")
    public HandedIn recordForwarding(@Variable long reportId, @Variable int handInRound) {
        return new HandedIn(consolidation.forward(reportId, handInRound));
    }

    @JobWorker(type = "prepare-review")
    public ReportReview.PreparedReview prepareReview(@Variable long reportId, ActivatedJob job) {
        return review.prepare(reportId, job.getElementInstanceKey());
    }

    @JobWorker(type = "record-review")
    public ReportReview.RecordedReview recordReview(
            @Variable long reportId,
            @Variable int handInRound,
            @Variable ReportReview.RowDecision[] reviewedRows,
            @Variable String reviewDecision,
            @Variable String reviewReason) {
        return review.record(reportId, handInRound, listed(reviewedRows), reviewDecision, reviewReason);
    }

    @JobWorker(type = "forward-late-rows")
    public ReportReview.ClimbedReport forwardLateRows(@Variable long reportId, @Variable int handInRound) {
        return review.forwardLateRows(reportId, handInRound);
    }

    @JobWorker(type = "prepare-extension")
    public Extensions.PreparedExtension prepareExtension(@Variable long extensionId) {
        return extensions.prepare(extensionId);
    }

    @JobWorker(type = "record-extension")
    public ExtensionRecorded recordExtension(
            @Variable long extensionId,
            @Variable String extensionDecision,
            @Variable LocalDate grantedUntil,
            @Variable String extensionReason,
            @Variable long reportId) {
        boolean granted = extensions.record(extensionId, extensionDecision, grantedUntil, extensionReason);
        ReportOpening.ReportDates dates = calendar.dates(reportId);
        return new ExtensionRecorded(
                granted, calendar.gathers(reportId), dates.dueDay(), dates.dueAt(), dates.cutOffAt(), dates.closesAt());
    }

    @JobWorker(type = "close-no-nomination")
    public void closeNoNomination(@Variable long reportId) {
        handIn.confirmNoNomination(reportId);
    }

    @JobWorker(type = "close-dissolved-report")
    public void closeDissolvedReport(@Variable long reportId) {
        calendar.closeDissolved(reportId);
    }

    /** Rows travel as an array: the client does not know the element type of a list. */
    private static <T> List<T> listed(T[] rows) {
        return rows == null ? List.of() : List.of(rows);
    }

    public record DaysCounted(int daysToDeadline) {}

    public record RowsCollected(boolean anythingToConsolidate) {}

    public record HandedIn(int handInRound) {}

    public record ExtensionRecorded(
            boolean granted, boolean hasChildren, String dueDay, String dueAt, String cutOffAt, String closesAt) {}
}

package cn.goodnetizen.reporting;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the open forms in Tasklist must show after something was chosen in the portal. */
@Component
class TaskForms {

    private final Reports reports;
    private final OpenTasks tasks;
    private final ReportReview review;
    private final Consolidation consolidation;

    TaskForms(Reports reports, OpenTasks tasks, ReportReview review, Consolidation consolidation) {
        this.reports = reports;
        this.tasks = tasks;
        this.review = review;
        this.consolidation = consolidation;
    }

    /**
     * The variables of the form as they are to be now, and where. Empty when no such task is open: then the form is filled
     * when it opens.
     */
    @Transactional
    Optional<FilledForm> filled(FormChanged changed) {
        Report report = reports.toChange(changed.reportId());
        ReportState shown = changed.form() == OpenTask.Form.REVIEW ? ReportState.IN_REVIEW : ReportState.CONSOLIDATING;
        return report.state() == shown
                ? tasks.findByReportIdAndForm(report.id(), changed.form())
                        .map(task -> new FilledForm(task.elementInstanceKey(), variables(changed)))
                : Optional.empty();
    }

    private Map<String, Object> variables(FormChanged changed) {
        if (changed.form() == OpenTask.Form.REVIEW) {
            return Map.of("rows", review.prepare(changed.reportId()).rows());
        }
        Consolidation.PreparedConsolidation prepared = consolidation.prepare(changed.reportId());
        return Map.of("rows", prepared.rows(), "summaryText", prepared.summaryText());
    }

    /** @param elementInstanceKey the scope that holds the variables of the form */
    record FilledForm(long elementInstanceKey, Map<String, Object> variables) {}
}

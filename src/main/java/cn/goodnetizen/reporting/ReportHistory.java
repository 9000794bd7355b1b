package cn.goodnetizen.reporting;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes down what happened to a report, in the words that its unit reads. */
@Component
class ReportHistory {

    private final ReportEvents events;
    private final Clock clock;

    ReportHistory(ReportEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void note(Report report, ReportEvent.Kind kind, String actorCode, String detail) {
        events.save(new ReportEvent(report.id(), kind, actorCode, detail, clock.instant()));
    }

    List<ReportEvent> of(long reportId) {
        return events.findByReportIdOrderById(reportId);
    }
}

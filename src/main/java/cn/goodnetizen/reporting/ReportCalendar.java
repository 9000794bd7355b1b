package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Deadlines;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the passing of days does to a report: reminders, the end of its deadline, the end of waiting. */
@Component
class ReportCalendar {

    private static final Set<RowState> UNDECIDED = Set.of(RowState.RETURNED);

    private final Reports reports;
    private final NominationRows rows;
    private final LateRows lateRows;
    private final ReportHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportCalendar(
            Reports reports,
            NominationRows rows,
            LateRows lateRows,
            ReportHistory history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.lateRows = lateRows;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /** Days from today until the day on which the report is due; negative when that day is over. */
    @Transactional(readOnly = true)
    int daysToDeadline(long reportId) {
        return Math.toIntExact(
                ChronoUnit.DAYS.between(today(), reports.get(reportId).limitDay()));
    }

    /** Asks for a letter to the unit, unless it has handed in while the timer was running. */
    @Transactional
    void remind(long reportId, String letter, boolean copySuperior) {
        Report report = reports.toChange(reportId);
        if (report.state().isOpen() && report.state() != ReportState.IN_REVIEW) {
            report.reminded(clock.instant());
            int days = daysToDeadline(reportId);
            events.publishEvent(new ReminderDue(reportId, letter, copySuperior, days, report.limitDay()));
        }
    }

    @Transactional(readOnly = true)
    ReportOpening.ReportDates dates(long reportId) {
        return ReportOpening.ReportDates.of(reports.get(reportId));
    }

    /**
     * The deadline is over. A voluntary report that nobody handed in is closed quietly by it; one whose returned rows
     * nobody corrected is done with what was accepted.
     */
    @Transactional
    DeadlineOver deadlineOver(long reportId) {
        Report report = reports.toChange(reportId);
        boolean closed = report.state() == ReportState.SILENT
                || report.state() == ReportState.ACCEPTED
                || closedByDeadline(report);
        boolean accepted = report.state() == ReportState.ACCEPTED;
        return new DeadlineOver(closed, accepted, accepted && lateRows.climb(report));
    }

    private boolean closedByDeadline(Report report) {
        long reportId = report.id();
        if (clock.instant().isBefore(report.limitAt().toInstant())) {
            return false;
        }
        if (report.owed() || !report.state().awaitsHandIn()) {
            if (report.state().isOpen() && report.state() != ReportState.IN_REVIEW) {
                history.note(report, ReportEvent.Kind.DEADLINE_OVER, null, null);
            }
            return false;
        }
        List<NominationRow> uncorrected = rows.findByReportIdAndStateInOrderByRowNo(reportId, UNDECIDED);
        uncorrected.forEach(row -> row.leaveOut("到期未更正：" + row.returnReason()));
        if (rows.countByReportIdAndState(reportId, RowState.ACCEPTED) > 0) {
            int round = report.round();
            report.accept(clock.instant());
            lateRows.joinAtTheTop(report);
            events.publishEvent(new ReportAccepted(reportId, round));
            history.note(report, ReportEvent.Kind.ACCEPTED, null, "到期未更正的 " + uncorrected.size() + " 行不再列入");
        } else {
            report.close(ReportState.SILENT, clock.instant());
            history.note(report, ReportEvent.Kind.CLOSED_SILENTLY, null, null);
        }
        return true;
    }

    /**
     * The last day on which a late report was still waited for is over.
     *
     * @throws IllegalStateException when the report came in at the last moment; its message ends this wait
     */
    @Transactional
    void recordMissing(long reportId) {
        Report report = reports.toChange(reportId);
        if (report.state() == ReportState.IN_REVIEW) {
            throw new IllegalStateException("report " + reportId + " is handed in; its message is on the way");
        }
        if (report.state().isOpen()) {
            report.close(ReportState.MISSING, clock.instant());
            history.note(report, ReportEvent.Kind.MISSING, null, null);
        }
    }

    @Transactional
    void closeDissolved(long reportId) {
        Report report = reports.toChange(reportId);
        if (report.state() != ReportState.DISSOLVED) {
            report.close(ReportState.DISSOLVED, clock.instant());
            history.note(report, ReportEvent.Kind.DISSOLVED, null, null);
        }
    }

    /** Whether the report still gathers from subordinates; not after it was taken up again. */
    @Transactional(readOnly = true)
    boolean gathers(long reportId) {
        return reports.get(reportId).gathersFromSubordinates();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    /**
     * What the end of a deadline made of a report.
     *
     * @param closeSilently whether nothing is waited for any more
     * @param acceptedInPart whether it is closed as accepted, without the rows that nobody corrected
     * @param climbs whether accepted rows came too late for the table of the superior
     */
    record DeadlineOver(boolean closeSilently, boolean acceptedInPart, boolean climbs) {}
}

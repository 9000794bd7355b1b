package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Campaigns;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit takes its report back, as long as nobody has begun to review it. */
@Component
class Recall {

    private final Reports reports;
    private final NominationRows rows;
    private final ReviewRounds rounds;
    private final Recordings recordings;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final Campaigns campaigns;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recall(
            Reports reports,
            NominationRows rows,
            ReviewRounds rounds,
            Recordings recordings,
            ReportHistory history,
            ReportCalendar calendar,
            Campaigns campaigns,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.rounds = rounds;
        this.recordings = recordings;
        this.history = history;
        this.calendar = calendar;
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
    }

    /** Why it cannot be taken back now, in words for the unit; null when it can. */
    String refusal(Report report) {
        if (report.state() != ReportState.IN_REVIEW) {
            return "当前状态为“" + report.state().label() + "”，不能撤回。";
        }
        if (!Objects.equals(report.reviewerCode(), report.superiorCode())) {
            return "材料已作为补报由更上一级审核，不能撤回。";
        }
        if (recordings.of(report).isPresent()) {
            return "材料由上级代录，不能自行撤回；内容有误请与上级联系。";
        }
        boolean begun = rounds.findByReportIdAndRound(report.id(), report.round())
                .map(ReviewRound::begun)
                .orElse(false);
        return begun ? "上级已开始审核，不能撤回；如需修改，请与上级联系退回。" : null;
    }

    /** Whether handing in again would be late: the limit is over. */
    boolean late(Report report) {
        return !clock.instant().isBefore(report.limitAt().toInstant());
    }

    /**
     * Takes the report back; the lock on it decides between the unit and the reviewer.
     *
     * @throws HandInRefusedException in words for the unit
     */
    @Transactional
    void recall(long reportId) {
        Report report = reports.toChange(reportId);
        String refusal = refusal(report);
        if (refusal != null) {
            throw new HandInRefusedException("state", refusal);
        }
        rows.findByReportIdAndStateInOrderByRowNo(reportId, Set.of(RowState.HANDED_IN)).stream()
                .filter(row -> !row.supplementary())
                .forEach(NominationRow::recall);
        rounds.of(reportId, report.round()).end(ReviewOutcome.RECALLED);
        boolean late = late(report);
        report.recall(
                campaigns.definition(report.campaignId()).reports().correctionDueDay(calendar.today(), report.dueDay()),
                clock.instant());
        history.note(report, ReportEvent.Kind.RECALLED, report.unitCode(), late ? "截止时间已过，再次报送将记为迟报" : null);
        events.publishEvent(new ReportRecalled(reportId, report.round()));
    }
}

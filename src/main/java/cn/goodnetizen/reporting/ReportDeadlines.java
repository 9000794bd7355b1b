package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.DeadlineSet;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deadlines that the receiving unit sets: for all its subordinates when it forwards the notice, or for one of them. */
@Component
class ReportDeadlines {

    private final Reports reports;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final ApplicationEventPublisher events;

    ReportDeadlines(
            Reports reports,
            ReportHistory history,
            ReportCalendar calendar,
            ReportWording wording,
            Campaigns campaigns,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.history = history;
        this.calendar = calendar;
        this.wording = wording;
        this.campaigns = campaigns;
        this.events = events;
    }

    @ApplicationModuleListener
    void on(DeadlineSet set) {
        reports.findByCampaignIdAndKindAndSuperiorCode(set.campaignId(), set.kind(), set.byUnitCode()).stream()
                .filter(report -> report.state().isOpen())
                .filter(report -> report.followDueDay(set.dueDay(), cutOffDay(report, set.dueDay())))
                .forEach(this::announce);
    }

    /**
     * Moves the deadline of one subordinate.
     *
     * @throws HandInRefusedException when the day is over already or lies after the superior's own deadline
     */
    @Transactional
    void move(long reportId, LocalDate day) {
        Report report = reports.toChange(reportId);
        if (day.isBefore(calendar.today())) {
            throw new HandInRefusedException(
                    "dueDay", "截止日期不能早于今天 " + wording.day(calendar.today()) + "，填写的是 " + wording.day(day) + "。");
        }
        reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), report.superiorCode())
                .filter(own -> day.isAfter(own.dueDay()))
                .ifPresent(own -> {
                    throw new HandInRefusedException(
                            "dueDay",
                            "截止日期不能晚于本单位自己的截止日期 " + wording.day(own.dueDay()) + "，填写的是 " + wording.day(day) + "。");
                });
        if (!report.state().isOpen()) {
            throw new HandInRefusedException(
                    "dueDay", "该单位当前状态为“" + report.state().label() + "”，截止日期不再起作用。");
        }
        report.moveDueDay(day, cutOffDay(report, day));
        announce(report);
    }

    private LocalDate cutOffDay(Report report, LocalDate dueDay) {
        return campaigns.definition(report.campaignId()).reports().cutOffDay(dueDay);
    }

    private void announce(Report report) {
        history.note(
                report,
                ReportEvent.Kind.DEADLINE_MOVED,
                report.superiorCode(),
                "截止日期为 " + wording.deadline(report.dueDay()));
        events.publishEvent(new ReportDeadlineMoved(report.id()));
    }
}

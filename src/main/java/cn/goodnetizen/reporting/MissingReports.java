package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has not handed in, and what the superior does about it: a letter (催办), or a call that is noted down. */
@Component
class MissingReports {

    /** Letters show as the last reminder. */
    private static final Set<ReportEvent.Kind> CONTACTS = Set.of(ReportEvent.Kind.CALLED);

    private final Reports reports;
    private final ReportUrges urges;
    private final ReportEvents history;
    private final ReportHistory notes;
    private final ReportCalendar calendar;
    private final ReportAccess access;
    private final Campaigns campaigns;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissingReports(
            Reports reports,
            ReportUrges urges,
            ReportEvents history,
            ReportHistory notes,
            ReportCalendar calendar,
            ReportAccess access,
            Campaigns campaigns,
            Organization organization,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reports = reports;
        this.urges = urges;
        this.history = history;
        this.notes = notes;
        this.calendar = calendar;
        this.access = access;
        this.campaigns = campaigns;
        this.organization = organization;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The list of one superior: its own subordinates only, with the numbers to call. */
    @Transactional(readOnly = true)
    MissingPage page(AccountPrincipal me, ReportKind kind) {
        Unit unit = organization.unit(me.unitCode());
        CampaignInfo campaign = campaigns.running().orElse(null);
        if (campaign == null) {
            return new MissingPage(unit, kind, "", access.acts(me), 0, List.of(), clock.instant());
        }
        List<Report> below = reports.findByCampaignIdAndKindAndSuperiorCode(campaign.id(), kind, me.unitCode()).stream()
                .filter(report -> report.state() != ReportState.DISSOLVED)
                .toList();
        return new MissingPage(
                unit,
                kind,
                campaigns.definition(campaign.id()).reports().name(kind),
                access.acts(me),
                below.size(),
                lines(below.stream().filter(MissingReports::missing).toList()),
                clock.instant());
    }

    private List<Line> lines(List<Report> missing) {
        Map<Long, ReportEvent> contacts =
                history
                        .findByReportIdInAndKindInOrderById(
                                missing.stream().map(Report::id).toList(), CONTACTS)
                        .stream()
                        .collect(Collectors.toMap(
                                ReportEvent::reportId, Function.identity(), (earlier, later) -> later));
        return missing.stream()
                .map(report -> line(report, contacts.get(report.id())))
                .toList();
    }

    private Line line(Report report, ReportEvent contact) {
        LocalDate today = calendar.today();
        return new Line(
                report.id(),
                organization.unit(report.unitCode()),
                report.state(),
                report.owed(),
                report.limitDay(),
                ChronoUnit.DAYS.between(report.limitDay(), today),
                report.lastRemindedAt(),
                contact == null ? null : contact.kind().label(),
                contact == null ? null : contact.detail(),
                contact == null ? null : contact.happenedAt(),
                report.state().isOpen(),
                urges.existsByReportIdAndUrgedOn(report.id(), today),
                RecordingDesk.refusal(report) == null);
    }

    /** Not with the reviewer, not done, not closed as voluntary. */
    private static boolean missing(Report report) {
        return report.state() == ReportState.MISSING
                || report.state().isOpen() && report.state() != ReportState.IN_REVIEW;
    }

    /**
     * Asks for reports once more by letter, each at most once a day. Fails as {@link ReportAccess#toSchedule}.
     *
     * @return how many letters leave, and in words why others do not
     */
    Urged urge(Collection<Long> reportIds, AccountPrincipal me) {
        Set<Long> inOrder = new TreeSet<>(reportIds);
        inOrder.forEach(id -> access.toSchedule(id, me));
        List<String> refusals = new ArrayList<>();
        inOrder.forEach(id -> {
            String refusal = transaction.execute(inOne -> urgeOne(id, me));
            if (refusal != null) {
                refusals.add(refusal);
            }
        });
        return new Urged(inOrder.size() - refusals.size(), refusals);
    }

    private String urgeOne(long reportId, AccountPrincipal me) {
        Report report = reports.toChange(reportId);
        String name = organization.unit(report.unitCode()).shortName();
        LocalDate today = calendar.today();
        if (!missing(report) || !report.state().isOpen()) {
            return name + "当前状态为“" + report.state().label() + "”，不需要催办。";
        }
        if (urges.existsByReportIdAndUrgedOn(reportId, today)) {
            return name + "今天已经催办过，同一单位同一事项每天只发一封。";
        }
        int number = urges.countByReportId(reportId) + 1;
        urges.save(new ReportUrge(reportId, today, number, me.username()));
        report.reminded(clock.instant());
        notes.note(report, ReportEvent.Kind.URGED, me.unitCode(), "第 " + number + " 次，已发邮件");
        boolean overdue = today.isAfter(report.limitDay());
        events.publishEvent(new ReportUrged(reportId, today, number, overdue, report.limitDay()));
        return null;
    }

    /** Notes that somebody called the unit. Fails as {@link ReportAccess#toSchedule}. */
    void called(long reportId, String note, AccountPrincipal me) {
        access.toSchedule(reportId, me);
        transaction.executeWithoutResult(
                inOne -> notes.note(reports.toChange(reportId), ReportEvent.Kind.CALLED, me.unitCode(), note));
    }

    record Urged(int count, List<String> refusals) {}

    /** @param total how many subordinates there are */
    record MissingPage(
            Unit unit, ReportKind kind, String kindName, boolean acts, int total, List<Line> lines, Instant now) {

        public long overdue() {
            return lines.stream()
                    .filter(line -> line.owed() && line.daysOver() > 0)
                    .count();
        }
    }

    /**
     * @param daysOver days since the limit; not positive while it holds
     * @param contact 已电话联系, the last time; null for never
     * @param mayUrge whether it is still open
     */
    record Line(
            long reportId,
            Unit unit,
            ReportState state,
            boolean owed,
            LocalDate limitDay,
            long daysOver,
            Instant lastRemindedAt,
            String contact,
            String contactNote,
            Instant contactAt,
            boolean mayUrge,
            boolean urgedToday,
            boolean mayRecord) {}
}

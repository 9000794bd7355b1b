package cn.goodnetizen.reporting;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.EngineMoment;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.campaign.ReportRules;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the reports of a campaign: one per unit and kind, with the dates and the way up that its definition gives. */
@Component
class ReportOpening {

    private final Reports reports;
    private final ReportHistory history;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final Clock clock;

    ReportOpening(
            Reports reports,
            ReportHistory history,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            Clock clock) {
        this.reports = reports;
        this.history = history;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Opens the report of a unit; a second call answers with the report that the first one opened. */
    @Transactional
    OpenedReport open(long campaignId, ReportKind kind, String unitCode) {
        CampaignDefinition definition = campaigns.definition(campaignId);
        ReportRules rules = definition.reports();
        Unit unit = organization.unit(unitCode);
        String superior = receiverOf(rules, kind, unit);
        List<String> children = childrenOf(rules, kind, unitCode);
        Report report = reports.findByCampaignIdAndKindAndUnitCode(campaignId, kind, unitCode)
                .orElseGet(() -> create(campaignId, kind, unit, superior, definition, !children.isEmpty()));
        return opened(report, children, false);
    }

    /**
     * Takes a closed report up again: for its superior to decide on a late hand-in, or, when the superior has recorded it
     * for the unit already, to be handed in at once.
     */
    @Transactional(readOnly = true)
    OpenedReport reopen(long reportId) {
        Report report = reports.get(reportId);
        boolean undecided = report.state() == ReportState.SILENT || report.state() == ReportState.MISSING;
        return opened(report, List.of(), undecided);
    }

    private Report create(
            long campaignId,
            ReportKind kind,
            Unit unit,
            String superior,
            CampaignDefinition definition,
            boolean gathers) {
        ReportRules rules = definition.reports();
        boolean root = superior == null;
        LocalDate dueDay = superior == null
                ? rules.duty(kind, unit.level(), null).dueDay()
                : dueDayUnder(superior, campaignId, kind, unit, rules);
        Report report = reports.save(new Report(
                campaignId,
                kind,
                unit.code(),
                superior,
                // The organiser's own consolidation is never voluntary: somebody has to close the list.
                root || rules.owed(kind),
                dueDay,
                gathers ? rules.cutOffDay(dueDay) : null,
                // Nobody stands above the organiser to let its list in late: it stays open while the campaign runs.
                root ? definition.endsOn() : latest(rules.lateClosesOn(), dueDay),
                clock.instant()));
        history.note(report, ReportEvent.Kind.OPENED, superior, null);
        return report;
    }

    private LocalDate dueDayUnder(String superior, long campaignId, ReportKind kind, Unit unit, ReportRules rules) {
        return campaigns.deadlineSetBy(superior, campaignId, kind).orElseGet(() -> rules.duty(
                        kind, unit.level(), unit.superiorCode())
                .dueDay());
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Most rules lead to a unit's own superior; only where one names this unit can others than its subordinates report to it. */
    private List<String> childrenOf(ReportRules rules, ReportKind kind, String unitCode) {
        List<Unit> candidates =
                rules.names(kind, unitCode) ? organization.all() : organization.subordinatesOf(unitCode);
        return candidates.stream()
                .filter(unit -> !unit.dissolved() && unitCode.equals(receiverOf(rules, kind, unit)))
                .map(Unit::code)
                .toList();
    }

    private static String receiverOf(ReportRules rules, ReportKind kind, Unit unit) {
        return rules.reportsTo(kind, unit.level(), unit.superiorCode()).orElse(null);
    }

    private OpenedReport opened(Report report, List<String> children, boolean reopened) {
        ReportDates dates = ReportDates.of(report);
        return new OpenedReport(
                report.campaignId(),
                report.kind().code(),
                report.unitCode(),
                report.id(),
                report.key(),
                report.superiorCode(),
                report.reviewerCode(),
                report.reviewerCode() == null
                        ? null
                        : accounts.officerOf(report.reviewerCode()).orElse(null),
                accounts.officerOf(report.unitCode()).orElse(null),
                children,
                !children.isEmpty(),
                report.isRoot(),
                report.owed(),
                dates.dueDay(),
                dates.dueAt(),
                dates.cutOffAt(),
                dates.closesAt(),
                report.round(),
                reopened);
    }

    /** The variables of a report's process: ids, routing facts and dates, nothing personal. */
    record OpenedReport(
            long campaignId,
            String kind,
            String unitCode,
            long reportId,
            String reportKey,
            String superiorCode,
            String reviewerCode,
            String reviewerAssignee,
            String ownAssignee,
            List<String> children,
            boolean hasChildren,
            boolean isRoot,
            boolean owed,
            String dueDay,
            String dueAt,
            String cutOffAt,
            String closesAt,
            int handInRound,
            boolean reopened) {}

    /** The moments that the timers of a report's process wait for, as ISO texts with an offset. */
    record ReportDates(String dueDay, String dueAt, String cutOffAt, String closesAt) {

        static ReportDates of(Report report) {
            return new ReportDates(
                    report.limitDay().toString(),
                    EngineMoment.of(report.limitAt()),
                    report.cutOffDay() == null ? null : EngineMoment.endOf(report.cutOffDay()),
                    EngineMoment.of(report.closesAt()));
        }
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.wording.PortalAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit makes its own report from what it accepted from below and from what it typed in itself, and sends it up. */
@Component
class Consolidation {

    private static final Set<RowState> OWN_UNDECIDED = Set.of(RowState.DRAFT, RowState.RETURNED);

    private final Reports reports;
    private final NominationRows rows;
    private final ConsolidationChoices choices;
    private final OpenTasks tasks;
    private final ReportHistory history;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final PortalAddress portal;
    private final Clock clock;

    Consolidation(
            Reports reports,
            NominationRows rows,
            ConsolidationChoices choices,
            OpenTasks tasks,
            ReportHistory history,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            PortalAddress portal,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.choices = choices;
        this.tasks = tasks;
        this.history = history;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.portal = portal;
        this.clock = clock;
    }

    /** Whether there is anything to make a report from; if not, the unit's own hand-in is awaited instead. */
    @Transactional
    boolean collect(long reportId) {
        Report report = reports.toChange(reportId);
        if (!report.mayGather()) {
            // Handed in or closed in the very moment in which the last of its subordinates was closed.
            return false;
        }
        if (report.kind() == ReportKind.SUMMARY
                || report.isRoot()
                || !candidates(report).isEmpty()) {
            report.startConsolidating(clock.instant());
            return true;
        }
        report.waitForOwnHandIn();
        return false;
    }

    /**
     * The report that may be consolidated now that the subordinates of this one's unit are done: its own, or that of the
     * unit that took over from it. Empty while a subordinate that came with a merger is still open.
     */
    @Transactional(readOnly = true)
    Optional<Long> readyToGather(long reportId) {
        Report report = reports.get(reportId);
        String unitCode = organization.receiverFor(report.unitCode()).code();
        return reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), unitCode)
                .filter(gathering -> openReportsBelow(gathering).isEmpty())
                .map(Report::id);
    }

    private List<Report> openReportsBelow(Report report) {
        return reports
                .findByCampaignIdAndKindAndSuperiorCode(report.campaignId(), report.kind(), report.unitCode())
                .stream()
                .filter(child -> child.state().isOpen())
                .toList();
    }

    /** What may go into the unit's own table: its own rows not yet sent, and the accepted ones from below. */
    List<NominationRow> candidates(Report report) {
        return Stream.concat(ownUndecided(report.id()).stream(), rows.findAcceptedBelow(report.id()).stream())
                .toList();
    }

    /**
     * What the form of the consolidation shows when its task is created.
     *
     * @param elementInstanceKey where the engine holds the form's variables; they follow what is chosen in the portal
     */
    @Transactional
    PreparedConsolidation prepare(long reportId, long elementInstanceKey) {
        reports.toChange(reportId);
        tasks.opened(reportId, OpenTask.Form.CONSOLIDATION, elementInstanceKey);
        return prepare(reportId);
    }

    /** What the form of the consolidation shows. */
    @Transactional
    PreparedConsolidation prepare(long reportId) {
        Report report = reports.toChange(reportId);
        report.startConsolidating(clock.instant());
        Map<Long, ConsolidationChoice> chosen = choices.findByReportId(reportId).stream()
                .collect(Collectors.toMap(ConsolidationChoice::rowId, Function.identity()));
        List<CandidateRow> shown = new ArrayList<>();
        for (NominationRow row : candidates(report)) {
            Nominee nominee = row.nominee();
            ConsolidationChoice choice = chosen.get(row.id());
            shown.add(new CandidateRow(
                    row.id(),
                    shown.size() + 1,
                    origin(row, report),
                    nominee.maskedName(),
                    nominee.employer(),
                    nominee.platform(),
                    nominee.accountNickname(),
                    choice == null || choice.included() ? "include" : "leave-out",
                    choice != null && choice.reason() != null
                            ? choice.reason()
                            : row.returnReason() == null ? "" : "上级退回：" + row.returnReason()));
        }
        return new PreparedConsolidation(
                new ConsolidationContext(
                        organization.unit(report.unitCode()).name(),
                        report.kind().code(),
                        campaigns.definition(report.campaignId()).reports().name(report.kind()),
                        wording.deadline(report.limitDay()),
                        openBelow(report),
                        portal.to(report.path())),
                shown,
                report.summaryText() == null ? "" : report.summaryText(),
                ownAssignee(report));
    }

    /** Who does the unit's tasks as things stand now. */
    private String ownAssignee(Report report) {
        return accounts.officerOf(report.unitCode()).orElse(null);
    }

    /** Rows of the unit's own table still to go up; 补报 rows go their way with the report they came from. */
    private List<NominationRow> ownUndecided(long reportId) {
        return rows.findByReportIdAndStateInOrderByRowNo(reportId, OWN_UNDECIDED).stream()
                .filter(row -> !row.supplementary())
                .toList();
    }

    /** Which unit a row comes from. */
    String origin(NominationRow row, Report report) {
        long origin = row.sourceRowId() == null
                ? row.reportId()
                : rows.findById(row.sourceRowId()).orElseThrow().reportId();
        return origin == report.id()
                ? "本单位自荐"
                : organization.unit(reports.get(origin).unitCode()).shortName();
    }

    /** Which subordinates are not done yet, in words. */
    String openBelow(Report report) {
        List<String> open = openReportsBelow(report).stream()
                .map(child -> organization.unit(child.unitCode()).shortName() + "（"
                        + child.state().label() + "）")
                .toList();
        return open.isEmpty() ? "下级单位已全部办结" : "尚有 " + open.size() + " 个下级单位未办结：" + String.join("、", open);
    }

    /**
     * Stores the officer's choice: rows included stand in the unit's own table, rows left out keep the reason. The
     * organiser's own consolidation ends with this.
     */
    @Transactional
    void save(long reportId, List<RowChoice> choices, String summaryText) {
        Report report = reports.toChange(reportId);
        if (report.state() != ReportState.CONSOLIDATING) {
            return;
        }
        if (report.kind() == ReportKind.SUMMARY) {
            report.summarise(summaryText);
        } else {
            choose(report, choices);
        }
        history.note(report, ReportEvent.Kind.CONSOLIDATED, report.unitCode(), null);
        if (report.isRoot()) {
            ownUndecided(reportId).forEach(row -> row.accept(report.round(), clock.instant()));
            report.close(ReportState.CONSOLIDATED, clock.instant());
        } else {
            report.readyToForward();
        }
    }

    private void choose(Report report, List<RowChoice> choices) {
        var included = choices.stream()
                .filter(RowChoice::included)
                .map(RowChoice::rowId)
                .collect(Collectors.toSet());
        var reasons = choices.stream()
                .filter(choice -> !choice.included())
                .collect(Collectors.toMap(RowChoice::rowId, choice -> choice.reason() == null ? "" : choice.reason()));
        int rowNo = rows.lastRowNo(report.id());
        for (NominationRow candidate : candidates(report)) {
            NominationRow own = candidate.reportId() == report.id()
                    ? candidate
                    : included.contains(candidate.id()) || reasons.containsKey(candidate.id())
                            ? rows.save(NominationRow.from(candidate, report.id(), ++rowNo, false))
                            : null;
            if (own != null && reasons.containsKey(candidate.id())) {
                own.leaveOut(reasons.get(candidate.id()));
            }
        }
    }

    /** What the form shows before the report leaves the unit. */
    @Transactional(readOnly = true)
    PreparedForwarding prepareForwarding(long reportId) {
        Report report = reports.get(reportId);
        int included = ownUndecided(reportId).size();
        return new PreparedForwarding(
                new ForwardingContext(
                        organization.unit(report.unitCode()).name(),
                        organization.unit(report.superiorCode()).name(),
                        campaigns.definition(report.campaignId()).reports().name(report.kind()),
                        included,
                        report.kind() == ReportKind.SUMMARY
                                ? wording.excerpt(report.summaryText())
                                : "共 " + included + " 行",
                        wording.deadline(report.limitDay()),
                        portal.to(report.path())),
                ownAssignee(report));
    }

    /**
     * Sends the report to the superior.
     *
     * @param round the round of handing in before this one; a second call with it changes nothing
     * @return the round that this hand-in has
     */
    @Transactional
    int forward(long reportId, int round) {
        Report report = reports.toChange(reportId);
        if (report.round() == round && report.mayGather()) {
            ownUndecided(reportId).forEach(NominationRow::handIn);
            report.forward(clock.instant());
            history.note(report, ReportEvent.Kind.FORWARDED, report.unitCode(), null);
        }
        return round + 1;
    }

    record PreparedConsolidation(
            ConsolidationContext consolidation, List<CandidateRow> rows, String summaryText, String ownAssignee) {}

    record ConsolidationContext(
            String unitName,
            String kind,
            String kindName,
            String dueText,
            String openChildrenText,
            String portalLink) {}

    record CandidateRow(
            long rowId,
            int rowNo,
            String fromUnit,
            String name,
            String unitName,
            String platform,
            String nickname,
            String choice,
            String reason) {}

    record RowChoice(long rowId, String choice, String reason) {

        boolean included() {
            return "include".equals(choice);
        }
    }

    record PreparedForwarding(ForwardingContext forwarding, String ownAssignee) {}

    record ForwardingContext(
            String unitName,
            String superiorName,
            String kindName,
            int rowCount,
            String contentText,
            String dueText,
            String portalLink) {}
}

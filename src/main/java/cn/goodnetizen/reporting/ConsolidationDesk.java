package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A unit makes its own report in the portal: the form of the same task in Tasklist shows what is chosen here, and sending
 * it from here ends the tasks. Who comes second finds the report gone.
 */
@Component
class ConsolidationDesk {

    private static final int ROWS_ON_A_SHEET = 10;

    private final Reports reports;
    private final NominationRows rows;
    private final ConsolidationChoices choices;
    private final Consolidation consolidation;
    private final ReportFiles files;
    private final ReportAccess access;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsolidationDesk(
            Reports reports,
            NominationRows rows,
            ConsolidationChoices choices,
            Consolidation consolidation,
            ReportFiles files,
            ReportAccess access,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.choices = choices;
        this.consolidation = consolidation;
        this.files = files;
        this.access = access;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
        this.events = events;
        this.clock = clock;
    }

    /** The page of the unit itself; those above read it. Fails as {@link ReportAccess#readable}. */
    @Transactional(readOnly = true)
    DeskPage page(long reportId, AccountPrincipal me) {
        Report report = access.readable(reportId, me);
        List<Candidate> candidates = report.kind() == ReportKind.NOMINATION ? table(report) : List.of();
        boolean changes = access.mayWorkOn(report, me);
        return new DeskPage(
                ReportView.of(report),
                organization.unit(report.unitCode()),
                report.isRoot() ? null : organization.unit(report.superiorCode()),
                campaigns.definition(report.campaignId()).reports().name(report.kind()),
                wording.deadline(report.limitDay()),
                consolidation.openBelow(report),
                changes && report.state() == ReportState.CONSOLIDATING,
                changes && sendable(report),
                candidates.stream().filter(Candidate::included).toList(),
                candidates.stream().filter(candidate -> !candidate.included()).toList(),
                report.kind() == ReportKind.SUMMARY ? summariesBelow(report) : List.of());
    }

    /** The rows of a unit's own table: while it is being made what may go in, afterwards what stands in it. */
    private List<Candidate> table(Report report) {
        if (report.mayGather()) {
            return candidates(report);
        }
        return rows.findByReportIdOrderByRowNo(report.id()).stream()
                .map(row -> new Candidate(
                        ReportView.Row.of(row),
                        consolidation.origin(row, report),
                        row.state() != RowState.LEFT_OUT,
                        row.returnReason()))
                .toList();
    }

    private List<Candidate> candidates(Report report) {
        Map<Long, ConsolidationChoice> chosen = choices.findByReportId(report.id()).stream()
                .collect(Collectors.toMap(ConsolidationChoice::rowId, Function.identity()));
        return consolidation.candidates(report).stream()
                .map(row -> {
                    ConsolidationChoice choice = chosen.get(row.id());
                    return new Candidate(
                            ReportView.Row.of(row),
                            consolidation.origin(row, report),
                            choice == null || choice.included(),
                            choice == null ? "" : choice.reason());
                })
                .toList();
    }

    private List<SummaryBelow> summariesBelow(Report report) {
        return reports
                .findByCampaignIdAndKindAndSuperiorCode(report.campaignId(), report.kind(), report.unitCode())
                .stream()
                .filter(child -> child.state() == ReportState.ACCEPTED)
                .map(child -> new SummaryBelow(
                        child.id(),
                        organization.unit(child.unitCode()).name(),
                        wording.excerpt(child.summaryText()),
                        files.countByReportId(child.id())))
                .toList();
    }

    private static boolean sendable(Report report) {
        return report.state() == ReportState.CONSOLIDATING || report.state() == ReportState.FORWARDING;
    }

    /**
     * Stores what was chosen.
     *
     * @param reasons for every row that was shown: null to include it, else why it is left out
     * @param summaryText the unit's own summary; null for a nomination
     * @throws HandInRefusedException when it is too late for that, in words for the unit
     */
    @Transactional
    void save(long reportId, Map<Long, String> reasons, String summaryText, AccountPrincipal me) {
        Report report = reports.toChange(reportId);
        requireState(report, report.state() == ReportState.CONSOLIDATING);
        if (report.kind() == ReportKind.SUMMARY) {
            report.summarise(summaryText);
        } else {
            store(report, reasons, me);
        }
        events.publishEvent(new FormChanged(reportId, OpenTask.Form.CONSOLIDATION));
    }

    private void store(Report report, Map<Long, String> reasons, AccountPrincipal me) {
        Map<Long, ConsolidationChoice> stored = choices.findByReportId(report.id()).stream()
                .collect(Collectors.toMap(ConsolidationChoice::rowId, Function.identity()));
        for (NominationRow row : consolidation.candidates(report)) {
            if (reasons.containsKey(row.id())) {
                String reason = reasons.get(row.id());
                ConsolidationChoice choice =
                        stored.getOrDefault(row.id(), new ConsolidationChoice(report.id(), row.id()));
                choice.choose(reason == null, reason, me.username(), clock.instant());
                choices.save(choice);
            }
        }
    }

    /**
     * Makes the unit's own report of what was chosen and sends it to its superior; at the organiser the list of the
     * province is closed by it.
     *
     * @throws HandInRefusedException when somebody else was first, or something is missing, in words for the unit
     */
    @Transactional
    void send(long reportId) {
        Report report = reports.toChange(reportId);
        requireState(report, sendable(report));
        int round = report.round();
        boolean root = report.isRoot();
        if (report.state() == ReportState.CONSOLIDATING) {
            if (report.kind() == ReportKind.SUMMARY
                    && (report.summaryText() == null || report.summaryText().isBlank())) {
                throw new HandInRefusedException("summaryText", "请先填写本单位活动总结，现在是空的。");
            }
            List<Consolidation.RowChoice> chosen = report.kind() == ReportKind.SUMMARY
                    ? List.of()
                    : candidates(report).stream()
                            .map(candidate -> new Consolidation.RowChoice(
                                    candidate.row().id(),
                                    candidate.included() ? "include" : "leave-out",
                                    candidate.reason()))
                            .toList();
            consolidation.save(reportId, chosen, report.summaryText());
        }
        if (!root) {
            consolidation.forward(reportId, round);
        }
        events.publishEvent(new ForwardedInPortal(reportId, round));
    }

    private static void requireState(Report report, boolean fits) {
        if (!fits) {
            throw new HandInRefusedException(
                    "state", "当前状态为“" + report.state().label() + "”，本页不能再改动；可能已有人在 Tasklist 办理。");
        }
    }

    /**
     * @param editable whether rows or text can be changed now
     * @param sendable whether the reader may send it now
     */
    record DeskPage(
            ReportView report,
            Unit unit,
            Unit superior,
            String kindName,
            String deadline,
            String openBelow,
            boolean editable,
            boolean sendable,
            List<Candidate> included,
            List<Candidate> leftOut,
            List<SummaryBelow> summaries) {

        /** The rows that go in, as the paper continues them: ten on a sheet. */
        public List<Sheet> sheets() {
            return IntStream.iterate(0, from -> from < included.size(), from -> from + ROWS_ON_A_SHEET)
                    .mapToObj(from -> new Sheet(
                            from / ROWS_ON_A_SHEET + 1,
                            from,
                            included.subList(from, Math.min(from + ROWS_ON_A_SHEET, included.size()))))
                    .toList();
        }

        List<Candidate> all() {
            List<Candidate> all = new ArrayList<>(included);
            all.addAll(leftOut);
            return all;
        }
    }

    /** @param from how many rows stand on the sheets before it */
    record Sheet(int number, int from, List<Candidate> rows) {}

    /** @param origin the unit below that it came from, or that it is the unit's own */
    record Candidate(ReportView.Row row, String origin, boolean included, String reason) {}

    record SummaryBelow(long reportId, String unit, String excerpt, long files) {}
}

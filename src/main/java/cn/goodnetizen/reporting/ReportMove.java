package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitClosing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What happens to reports from below when the unit that receives them ends: they go to the one that takes over, and the
 * rows that had been accepted and not yet decided above find their way up from there.
 */
@Component
class ReportMove {

    /** Reports of which nothing more is to come. */
    private static final Set<ReportState> DONE = EnumSet.of(ReportState.ACCEPTED, ReportState.DISSOLVED);

    private static final Set<RowState> UNDECIDED = EnumSet.of(RowState.DRAFT, RowState.RETURNED, RowState.HANDED_IN);

    private final Reports reports;
    private final NominationRows rows;
    private final LateRows lateRows;
    private final ReportHistory history;
    private final Campaigns campaigns;
    private final Organization organization;
    private final ApplicationEventPublisher events;

    ReportMove(
            Reports reports,
            NominationRows rows,
            LateRows lateRows,
            ReportHistory history,
            Campaigns campaigns,
            Organization organization,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.rows = rows;
        this.lateRows = lateRows;
        this.history = history;
        this.campaigns = campaigns;
        this.organization = organization;
        this.events = events;
    }

    /** What a closing would do to the reports from below, in sentences. */
    List<String> consequencesOf(UnitClosing closing) {
        List<Report> below = moving(closing.unitCode());
        if (below.isEmpty()) {
            return List.of();
        }
        Unit receiver = organization.receiverAfter(closing);
        long open = below.stream().filter(report -> report.state().isOpen()).count();
        long inReview = below.stream()
                .filter(report -> report.state() == ReportState.IN_REVIEW)
                .count();
        List<String> sentences = new ArrayList<>();
        sentences.add("下级单位的报送 " + below.size() + " 项改报“" + receiver.name() + "”，其中在办 " + open + " 项，正在审核的 " + inReview
                + " 项重新派给它审核。");
        long undecided = below.stream()
                .filter(this::isOfRunningCampaign)
                .flatMap(this::undecidedAbove)
                .count();
        if (undecided > 0) {
            sentences.add("下级单位已通过、还没有审定的推荐 " + undecided + " 行" + wayUp(receiver));
        }
        return sentences;
    }

    /** The accepted rows of a report that stand in no other table, or in one that lets go of them when its unit ends. */
    private Stream<NominationRow> undecidedAbove(Report report) {
        return rows.findByReportIdAndStateInOrderByRowNo(report.id(), Set.of(RowState.ACCEPTED)).stream()
                .filter(row -> rows.findBySourceRowId(row.id()).stream().allMatch(this::letsGoOf));
    }

    private String wayUp(Unit receiver) {
        Report into = campaigns
                .running()
                .map(CampaignInfo::id)
                .flatMap(id -> tableOf(id, receiver))
                .orElse(null);
        if (into == null) {
            return "留存备查：“" + receiver.name() + "”没有本次活动的推荐表，请上级另行处理。";
        }
        if (into.state() == ReportState.GATHERING) {
            return "由“" + receiver.name() + "”汇总。";
        }
        if (into.state() == ReportState.CONSOLIDATING) {
            return "列入“" + receiver.name() + "”正在办理的汇总。";
        }
        return into.isRoot()
                ? "直接列入“" + receiver.name() + "”的名单。"
                : "作为补报，由“" + organization.unit(into.superiorCode()).name() + "”审核。";
    }

    /** Moves everything below a unit that has ended. */
    void move(String from, Unit receiver) {
        reports.findByUnitCode(from).forEach(report -> letGo(report, receiver));
        for (Report found : moving(from)) {
            Report report = reports.toChange(found.id());
            moveBelow(report, receiver);
            if (!DONE.contains(report.state()) || !goesOn(report, receiver)) {
                // A closed report may wait for the decision on a late request: that task, too, goes to the new
                // superior.
                events.publishEvent(new ReviewerChanged(report.id()));
            }
        }
    }

    /**
     * Sends a report that the level above returns to whoever took over from its superior, if that has ended since the
     * report climbed past it.
     */
    void comeDown(Report report) {
        Unit receiver = organization.receiverFor(report.superiorCode());
        if (!receiver.code().equals(report.superiorCode())) {
            reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), report.superiorCode())
                    .ifPresent(ended -> letGo(ended, receiver));
            moveBelow(report, receiver);
        }
    }

    /** Reports that have climbed past the unit already end on the way they are on. */
    private List<Report> moving(String from) {
        return reports.findBySuperiorCode(from).stream()
                .filter(report -> report.state() != ReportState.IN_REVIEW
                        || Objects.equals(report.reviewerCode(), report.superiorCode()))
                .toList();
    }

    private void moveBelow(Report report, Unit receiver) {
        report.moveBelow(receiver.code());
        if (report.state().isOpen()) {
            history.note(report, ReportEvent.Kind.SUPERIOR_CHANGED, receiver.code(), "改报“" + receiver.name() + "”");
        }
    }

    /** Rows that only stand for a subordinate's row leave the table of a unit that has ended, unless they are decided. */
    private void letGo(Report ended, Unit receiver) {
        if (!isOfRunningCampaign(ended)) {
            return;
        }
        for (NominationRow row : rows.findByReportIdAndStateInOrderByRowNo(ended.id(), UNDECIDED)) {
            if (letsGoOf(row)) {
                Report origin = reports.get(source(row).reportId());
                row.letGo(organization.unit(origin.unitCode()).shortName() + "推荐，改由“" + receiver.name() + "”报送");
            }
        }
    }

    /**
     * Whether a unit's row stands for a subordinate's accepted row only, which the receiver takes up itself when the unit
     * ends. A row that came with an earlier merger does not: the unit that it came from has ended.
     */
    boolean letsGoOf(NominationRow row) {
        return row.sourceRowId() != null
                && UNDECIDED.contains(row.state())
                && (row.supplementary()
                        ? row.state() == RowState.RETURNED
                        : source(row).state() == RowState.ACCEPTED);
    }

    private NominationRow source(NominationRow row) {
        return rows.findById(row.sourceRowId()).orElseThrow();
    }

    /** @return whether its process begins once more, because the unit that it reports to now gathers no more */
    private boolean goesOn(Report report, Unit receiver) {
        if (report.kind() != ReportKind.NOMINATION || !isOfRunningCampaign(report)) {
            return false;
        }
        Report into = tableOf(report.campaignId(), receiver)
                .map(table -> reports.toChange(table.id()))
                .orElse(null);
        if (into != null && into.state() == ReportState.CONSOLIDATING) {
            lateRows.join(into, report);
            events.publishEvent(new FormChanged(into.id(), OpenTask.Form.CONSOLIDATION));
            return false;
        }
        lateRows.joinAtTheTop(report);
        if (report.state() != ReportState.ACCEPTED || !lateRows.climb(report)) {
            return false;
        }
        lateRows.climbFrom(report);
        events.publishEvent(new ReportHandedIn(report.id(), report.round(), false));
        events.publishEvent(new ReportTakenUp(report.id(), report.round()));
        return true;
    }

    private Optional<Report> tableOf(long campaignId, Unit unit) {
        return reports.findByCampaignIdAndKindAndUnitCode(campaignId, ReportKind.NOMINATION, unit.code());
    }

    /** What earlier campaigns left behind stays as it is. */
    private boolean isOfRunningCampaign(Report report) {
        return campaigns
                .running()
                .filter(campaign -> campaign.id() == report.campaignId())
                .isPresent();
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The superior looks at a report: accepts it, or returns rows or the whole with reasons. */
@Component
class ReportReview {

    private final Reports reports;
    private final NominationRows rows;
    private final ReportFiles files;
    private final ReportScans scans;
    private final NominationTwins twins;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final ReportingProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportReview(
            Reports reports,
            NominationRows rows,
            ReportFiles files,
            ReportScans scans,
            NominationTwins twins,
            ReportHistory history,
            ReportCalendar calendar,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            ReportingProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.files = files;
        this.scans = scans;
        this.twins = twins;
        this.history = history;
        this.calendar = calendar;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the reviewer's form shows: masked, read-only, with a link to the page that has the full record; and who
     * reviews as things stand now, for units merge and posts change while a report waits.
     */
    @Transactional(readOnly = true)
    PreparedReview prepare(long reportId) {
        Report report = reports.get(reportId);
        List<NominationRow> toReview = underReview(report);
        Map<Long, List<String>> warnings =
                twins.ofRows(reportId, toReview.stream().map(ReportView.Row::of).toList(), report.reviewerCode());
        List<ReviewRow> shown = toReview.stream()
                .map(row ->
                        ReviewRow.of(row, String.join("；", warnings.getOrDefault(row.id(), List.of())), "accept", ""))
                .toList();
        return new PreparedReview(
                new ReviewContext(
                        organization.unit(report.unitCode()).name(),
                        organization.unit(report.reviewerCode()).name(),
                        wording.deadline(report.dueDay()),
                        wording.moment(report.handedInAt()),
                        lateness(report),
                        report.kind() == ReportKind.SUMMARY
                                ? wording.excerpt(report.summaryText()) + "（附件 " + files.countByReportId(reportId)
                                        + " 个）"
                                : "共 " + shown.size() + " 行待审核",
                        scanText(report),
                        properties.linkTo(report)),
                shown,
                report.reviewerCode(),
                accounts.officerOf(report.reviewerCode()).orElse(null));
    }

    /** Whether the stamped table has come, as of now; null for a summary, which has none. */
    private String scanText(Report report) {
        if (report.kind() == ReportKind.SUMMARY) {
            return null;
        }
        return scans.findFirstByReportIdOrderByNumberDesc(report.id())
                .map(scan -> "已上传（" + wording.moment(scan.uploadedAt()) + "）")
                .orElse("生成本任务时尚未上传");
    }

    /** What a reviewer must know about the time, null for a report that came in time. */
    private static String lateness(Report report) {
        if (report.supplementary()) {
            return "补报：上级汇总后送达";
        }
        return report.late() ? "超过截止时间送达" : null;
    }

    /** The rows that wait for the reviewer of this round, be it the superior or, for 补报, the level above it. */
    private List<NominationRow> underReview(Report report) {
        return Objects.equals(report.reviewerCode(), report.superiorCode())
                ? rows.findByReportIdAndStateInOrderByRowNo(report.id(), Set.of(RowState.HANDED_IN)).stream()
                        .filter(row -> !row.supplementary())
                        .toList()
                : climbed(report);
    }

    private List<NominationRow> climbed(Report report) {
        return rows.findSupplementaryFrom(
                report.id(),
                gatheringReport(report, report.superiorCode()).orElseThrow().id());
    }

    /**
     * Records the decision of the reviewer. A second call for the same round answers with what the first one stored.
     *
     * @param round the round of handing in that was reviewed
     * @param decidedRows for a nomination: decision and reason per row; empty for a summary
     */
    @Transactional
    RecordedReview record(long reportId, int round, List<RowDecision> decidedRows, String decision, String reason) {
        Report report = reports.toChange(reportId);
        if (report.reviewedRound() < round) {
            boolean accepted = report.kind() == ReportKind.NOMINATION
                    ? decideRows(report, decidedRows)
                    : !"return".equals(decision);
            if (accepted) {
                accept(report);
            } else {
                returnForCorrection(report, reason);
            }
        }
        return recorded(report);
    }

    private boolean decideRows(Report report, List<RowDecision> decisions) {
        Map<Long, RowDecision> byRow =
                decisions.stream().collect(Collectors.toMap(RowDecision::rowId, Function.identity()));
        boolean accepted = true;
        for (NominationRow row : underReview(report)) {
            RowDecision decision = byRow.get(row.id());
            // A row that the form did not carry was not looked at: it stays undecided and the report is not done.
            if (decision != null && decision.accepted()) {
                row.accept();
            } else {
                String reason = decision == null ? "审核时未给出结论，请重新报送" : decision.reason();
                row.returnWith(reason);
                if (row.reportId() != report.id()) {
                    rows.findById(row.sourceRowId()).orElseThrow().returnWith(reason);
                }
                accepted = false;
            }
        }
        return accepted;
    }

    private void accept(Report report) {
        String reviewer = report.reviewerCode();
        int round = report.round();
        report.accept(clock.instant());
        // Above the organiser nobody reviews: late rows join the list of the province at once.
        gatheringReport(report, reviewer)
                .filter(gathering -> gathering.isRoot() && !lateRows(report).isEmpty())
                .ifPresent(gathering -> supplement(gathering, report));
        history.note(report, ReportEvent.Kind.ACCEPTED, reviewer, null);
        events.publishEvent(new ReportAccepted(report.id(), round));
    }

    private void returnForCorrection(Report report, String reason) {
        String reviewer = report.reviewerCode();
        report.returnForCorrection(
                reason,
                campaigns.definition(report.campaignId()).reports().correctionDueDay(calendar.today(), report.dueDay()),
                clock.instant());
        history.note(report, ReportEvent.Kind.RETURNED, reviewer, reason);
        events.publishEvent(new ReportReturned(report.id(), report.round()));
    }

    private RecordedReview recorded(Report report) {
        boolean accepted = report.state() == ReportState.ACCEPTED;
        ReportOpening.ReportDates dates = ReportOpening.ReportDates.of(report);
        return new RecordedReview(
                accepted ? "accepted" : "returned",
                accepted && !lateRows(report).isEmpty(),
                dates.dueDay(),
                dates.dueAt(),
                dates.closesAt(),
                report.reviewerCode(),
                accounts.officerOf(report.reviewerCode()).orElse(null));
    }

    /** Accepted rows that the reviewer's own table can no longer gather. */
    private List<NominationRow> lateRows(Report report) {
        return gatheringReport(report, report.reviewerCode())
                .filter(gathering -> gathering.state() != ReportState.GATHERING)
                .map(gathering ->
                        rows.findByReportIdAndStateInOrderByRowNo(sourceOf(report), Set.of(RowState.ACCEPTED)).stream()
                                .filter(row -> missingIn(gathering, row))
                                .toList())
                .orElse(List.of());
    }

    private long sourceOf(Report report) {
        return Objects.equals(report.reviewerCode(), report.superiorCode())
                ? report.id()
                : gatheringReport(report, report.superiorCode()).orElseThrow().id();
    }

    private boolean missingIn(Report gathering, NominationRow row) {
        // A unit that has merged into the gathering one may have taken the row up already.
        return rows.findByReportIdAndSourceRowId(gathering.id(), row.id())
                .map(own -> own.state() == RowState.RETURNED)
                .orElseGet(() -> !rows.existsBySourceRowIdAndReportIdNot(row.id(), gathering.id()));
    }

    /**
     * Puts accepted late rows into the superior's own table, marked as 补报, and hands them to the level above for
     * review. A second call for the same round answers with what the first one stored.
     */
    @Transactional
    ClimbedReport forwardLateRows(long reportId, int round) {
        Report report = reports.toChange(reportId);
        if (report.round() == round) {
            Report gathering = gatheringReport(report, report.reviewerCode()).orElseThrow();
            supplement(gathering, report);
            report.climbTo(gathering.superiorCode());
        }
        return new ClimbedReport(
                report.reviewerCode(), accounts.officerOf(report.reviewerCode()).orElse(null), report.round());
    }

    private void supplement(Report gathering, Report report) {
        int rowNo = rows.lastRowNo(gathering.id());
        for (NominationRow late : lateRows(report)) {
            NominationRow own =
                    rows.findByReportIdAndSourceRowId(gathering.id(), late.id()).orElse(null);
            if (own == null) {
                own = rows.save(NominationRow.from(late, gathering.id(), ++rowNo, true));
            } else {
                own.fill(late.nominee());
            }
            if (gathering.isRoot()) {
                own.accept();
            } else {
                own.handIn();
            }
        }
        history.note(gathering, ReportEvent.Kind.SUPPLEMENTED, report.unitCode(), null);
    }

    private Optional<Report> gatheringReport(Report report, String gatheringUnit) {
        return reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), gatheringUnit);
    }

    record PreparedReview(ReviewContext review, List<ReviewRow> rows, String reviewerCode, String reviewerAssignee) {}

    record ReviewContext(
            String unitName,
            String superiorName,
            String dueText,
            String handedInText,
            String lateText,
            String contentText,
            String scanText,
            String portalLink) {}

    /** A row as the form shows it: the person's name and phone masked. */
    record ReviewRow(
            long rowId,
            int rowNo,
            String name,
            String unitName,
            String platform,
            String nickname,
            String remark,
            String warning,
            String decision,
            String reason) {

        static ReviewRow of(NominationRow row, String warning, String decision, String reason) {
            Nominee nominee = row.nominee();
            return new ReviewRow(
                    row.id(),
                    row.rowNo(),
                    nominee.maskedName(),
                    nominee.employer(),
                    nominee.platform(),
                    nominee.accountNickname(),
                    nominee.remark() == null ? "" : nominee.remark(),
                    warning,
                    decision,
                    reason);
        }
    }

    record RowDecision(long rowId, String decision, String reason) {

        boolean accepted() {
            return "accept".equals(decision);
        }
    }

    record RecordedReview(
            String reviewOutcome,
            boolean climbs,
            String dueDay,
            String dueAt,
            String closesAt,
            String reviewerCode,
            String reviewerAssignee) {}

    record ClimbedReport(String reviewerCode, String reviewerAssignee, int handInRound) {}
}

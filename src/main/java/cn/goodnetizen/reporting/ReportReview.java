package cn.goodnetizen.reporting;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.wording.PortalAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The superior looks at a report: accepts it, or returns rows or the whole with reasons. */
@Component
class ReportReview {

    private static final Logger LOG = LoggerFactory.getLogger(ReportReview.class);

    private final Reports reports;
    private final NominationRows rows;
    private final LateRows lateRows;
    private final ReportMove move;
    private final ReviewRounds rounds;
    private final ReviewChoices choices;
    private final OpenTasks tasks;
    private final ReportFiles files;
    private final ReportScans scans;
    private final NominationTwins twins;
    private final Recordings recordings;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final PortalAddress portal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportReview(
            Reports reports,
            NominationRows rows,
            LateRows lateRows,
            ReportMove move,
            ReviewRounds rounds,
            ReviewChoices choices,
            OpenTasks tasks,
            ReportFiles files,
            ReportScans scans,
            NominationTwins twins,
            Recordings recordings,
            ReportHistory history,
            ReportCalendar calendar,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            PortalAddress portal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.lateRows = lateRows;
        this.move = move;
        this.rounds = rounds;
        this.choices = choices;
        this.tasks = tasks;
        this.files = files;
        this.scans = scans;
        this.twins = twins;
        this.recordings = recordings;
        this.history = history;
        this.calendar = calendar;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the reviewer's form shows when its task is created.
     *
     * @param elementInstanceKey where the engine holds the form's variables; they follow what is chosen in the portal
     */
    @Transactional
    PreparedReview prepare(long reportId, long elementInstanceKey) {
        reports.toChange(reportId);
        tasks.opened(reportId, OpenTask.Form.REVIEW, elementInstanceKey);
        return prepare(reportId);
    }

    /**
     * What the reviewer's form shows: masked, read-only, with a link to the page that has the full record; and who
     * reviews as things stand now, for units merge and posts change while a report waits.
     */
    @Transactional(readOnly = true)
    PreparedReview prepare(long reportId) {
        Report report = reports.get(reportId);
        List<NominationRow> toReview = lateRows.underReview(report);
        Map<Long, ReviewChoice> chosen = chosen(report);
        Map<Long, List<String>> warnings =
                twins.ofRows(reportId, toReview.stream().map(ReportView.Row::of).toList(), report.reviewerCode());
        List<ReviewRow> shown = toReview.stream()
                .map(row -> ReviewRow.of(
                        row, String.join("；", warnings.getOrDefault(row.id(), List.of())), chosen.get(row.id())))
                .toList();
        return new PreparedReview(
                new ReviewContext(
                        organization.unit(report.unitCode()).name(),
                        organization.unit(report.reviewerCode()).name(),
                        wording.deadline(report.dueDay()),
                        wording.moment(report.handedInAt()),
                        lateness(report),
                        recordings.sentence(report),
                        report.kind() == ReportKind.SUMMARY
                                ? wording.excerpt(report.summaryText()) + "（附件 " + files.countByReportId(reportId)
                                        + " 个）"
                                : "共 " + shown.size() + " 行待审核",
                        scanText(report),
                        portal.to(report.path())),
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

    private Map<Long, ReviewChoice> chosen(Report report) {
        return choices.findByReportIdAndRound(report.id(), report.round()).stream()
                .collect(Collectors.toMap(ReviewChoice::rowId, Function.identity()));
    }

    /** What a reviewer must know about the time, null for a report that came in time. */
    private static String lateness(Report report) {
        if (report.supplementary()) {
            return "补报：上级汇总后送达";
        }
        return report.late() ? "超过截止时间送达" : null;
    }

    /**
     * Records the decision of the reviewer. What was decided first for a round holds, in Tasklist or in the portal; a
     * second call for it answers with what the first one stored.
     *
     * @param round the round of handing in that was reviewed
     * @param decidedRows for a nomination: decision and reason per row; empty for a summary
     */
    @Transactional
    RecordedReview record(long reportId, int round, List<RowDecision> decidedRows, String decision, String reason) {
        Report report = reports.toChange(reportId);
        ReviewRound reviewed = rounds.of(reportId, round);
        if (reviewed.outcome() == null && report.reviewedRound() < round) {
            if (report.state() != ReportState.IN_REVIEW) {
                // Its unit has ended while Tasklist was faster with the token: the message on its way ends the process.
                LOG.info("Review of report {}, round {}, changes nothing: it is {}", reportId, round, report.state());
                return recorded(report, reviewed);
            }
            boolean accepted = report.kind() == ReportKind.NOMINATION
                    ? decideRows(report, decidedRows)
                    : !"return".equals(decision);
            if (accepted) {
                accept(report);
            } else {
                returnForCorrection(report, reason);
            }
            reviewed.end(accepted ? ReviewOutcome.ACCEPTED : ReviewOutcome.RETURNED);
            if (!rows.findRecommendedIn(reportId, round).isEmpty()) {
                events.publishEvent(new NomineesAccepted(reportId, round));
            }
        }
        return recorded(report, reviewed);
    }

    private boolean decideRows(Report report, List<RowDecision> decisions) {
        Map<Long, RowDecision> byRow =
                decisions.stream().collect(Collectors.toMap(RowDecision::rowId, Function.identity()));
        boolean accepted = true;
        for (NominationRow row : lateRows.underReview(report)) {
            RowDecision decision = byRow.get(row.id());
            // A row that the form did not carry was not looked at: it stays undecided and the report is not done.
            if (decision != null && decision.accepted()) {
                row.accept(report.round(), clock.instant());
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
        lateRows.joinAtTheTop(report);
        history.note(report, ReportEvent.Kind.ACCEPTED, reviewer, null);
        events.publishEvent(new ReportAccepted(report.id(), round));
    }

    private void returnForCorrection(Report report, String reason) {
        String reviewer = report.reviewerCode();
        move.comeDown(report);
        report.returnForCorrection(
                reason,
                campaigns.definition(report.campaignId()).reports().correctionDueDay(calendar.today(), report.dueDay()),
                clock.instant());
        history.note(report, ReportEvent.Kind.RETURNED, reviewer, reason);
        events.publishEvent(new ReportReturned(report.id(), report.round()));
    }

    private RecordedReview recorded(Report report, ReviewRound reviewed) {
        // A round from before these rounds were kept: the state tells how it ended.
        ReviewOutcome outcome = reviewed.outcome() != null
                ? reviewed.outcome()
                : report.state() == ReportState.ACCEPTED ? ReviewOutcome.ACCEPTED : ReviewOutcome.RETURNED;
        ReportOpening.ReportDates dates = ReportOpening.ReportDates.of(report);
        return new RecordedReview(
                outcome.word(),
                outcome == ReviewOutcome.ACCEPTED && lateRows.climb(report),
                dates.dueDay(),
                dates.dueAt(),
                dates.closesAt(),
                report.reviewerCode(),
                accounts.officerOf(report.reviewerCode()).orElse(null));
    }

    /**
     * Puts accepted late rows into the superior's own table, marked as 补报, and hands them to the level above for
     * review. A second call for the same round answers with what the first one stored.
     */
    @Transactional
    ClimbedReport forwardLateRows(long reportId, int round) {
        Report report = reports.toChange(reportId);
        if (report.round() == round) {
            lateRows.climbFrom(report);
        }
        return new ClimbedReport(
                report.reviewerCode(), accounts.officerOf(report.reviewerCode()).orElse(null), report.round());
    }

    record PreparedReview(ReviewContext review, List<ReviewRow> rows, String reviewerCode, String reviewerAssignee) {}

    /** @param recordedText who recorded it for the unit, null when the unit handed it in itself */
    record ReviewContext(
            String unitName,
            String superiorName,
            String dueText,
            String handedInText,
            String lateText,
            String recordedText,
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

        /** @param choice what was chosen for it in the portal, null for nothing yet */
        static ReviewRow of(NominationRow row, String warning, ReviewChoice choice) {
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
                    choice == null || choice.accepted() ? "accept" : "return",
                    choice == null || choice.reason() == null ? "" : choice.reason());
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

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The reviewer decides in the portal: row by row or many at once, over all units below. What is chosen is stored and
 * shown in the form of the same task in Tasklist; finishing records the review, and the task goes. Who comes second, here
 * or in Tasklist, finds the review done.
 */
@Component
class ReviewDesk {

    private final Reports reports;
    private final NominationRows rows;
    private final LateRows lateRows;
    private final ReviewRounds rounds;
    private final ReviewChoices choices;
    private final ReportReview review;
    private final ReportAccess access;
    private final ReportHistory history;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReviewDesk(
            Reports reports,
            NominationRows rows,
            LateRows lateRows,
            ReviewRounds rounds,
            ReviewChoices choices,
            ReportReview review,
            ReportAccess access,
            ReportHistory history,
            Organization organization,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.lateRows = lateRows;
        this.rounds = rounds;
        this.choices = choices;
        this.review = review;
        this.access = access;
        this.history = history;
        this.organization = organization;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Stores what was chosen for rows under review. Fails as {@link ReportAccess#toReview} for each row's report.
     *
     * @param reason null to accept
     * @return how many rows were chosen for, and the units whose review had ended meanwhile
     */
    Result choose(Collection<Long> rowIds, String reason, AccountPrincipal me) {
        Map<Long, Set<Long>> byReport = decidedWith(rowIds);
        byReport.keySet().forEach(id -> access.toReview(id, me));
        Result result = new Result();
        byReport.forEach((id, ids) -> transaction.executeWithoutResult(inOne -> chooseIn(id, ids, reason, me, result)));
        return result;
    }

    /** The rows by the report whose review decides on them, in the order of the reports. */
    private Map<Long, Set<Long>> decidedWith(Collection<Long> rowIds) {
        Map<Long, Set<Long>> byReport = new TreeMap<>();
        for (NominationRow row : rows.findAllById(rowIds)) {
            byReport.computeIfAbsent(decidingReport(row), id -> new TreeSet<>()).add(row.id());
        }
        return byReport;
    }

    private long decidingReport(NominationRow row) {
        return row.supplementary()
                ? rows.findById(row.sourceRowId()).orElseThrow().reportId()
                : row.reportId();
    }

    private void chooseIn(long reportId, Set<Long> rowIds, String reason, AccountPrincipal me, Result result) {
        Report report = reports.toChange(reportId);
        if (!underReviewBy(report, me)) {
            result.tooLate(name(report), report.state());
            return;
        }
        Map<Long, ReviewChoice> stored = stored(report);
        for (NominationRow row : lateRows.underReview(report)) {
            if (rowIds.contains(row.id())) {
                ReviewChoice choice =
                        stored.getOrDefault(row.id(), new ReviewChoice(reportId, report.round(), row.id()));
                choice.choose(reason == null, reason, me.username(), clock.instant());
                choices.save(choice);
                result.count++;
            }
        }
        begin(report, me);
        events.publishEvent(new FormChanged(reportId, OpenTask.Form.REVIEW));
    }

    /** Accepts the rows of a report for which nothing is chosen yet. Fails as {@link ReportAccess#toReview}. */
    Result acceptRest(long reportId, AccountPrincipal me) {
        access.toReview(reportId, me);
        Result result = new Result();
        transaction.executeWithoutResult(inOne -> {
            Report report = reports.toChange(reportId);
            Map<Long, ReviewChoice> stored = stored(report);
            Set<Long> rest = lateRows.underReview(report).stream()
                    .map(NominationRow::id)
                    .filter(id -> !stored.containsKey(id))
                    .collect(Collectors.toSet());
            chooseIn(reportId, rest, null, me, result);
        });
        return result;
    }

    /** The reviewer begins: from now on the unit cannot take its report back. Fails as {@link ReportAccess#toReview}. */
    void begin(long reportId, AccountPrincipal me) {
        access.toReview(reportId, me);
        transaction.executeWithoutResult(inOne -> {
            Report report = reports.toChange(reportId);
            if (underReviewBy(report, me)) {
                begin(report, me);
            }
        });
    }

    private void begin(Report report, AccountPrincipal me) {
        ReviewRound round = rounds.of(report.id(), report.round());
        if (!round.begun()) {
            round.begin(clock.instant(), me.username());
            history.note(report, ReportEvent.Kind.REVIEW_BEGUN, me.unitCode(), null);
        }
    }

    /**
     * Finishes the review of tables all of whose rows are chosen for; each stands for itself. Fails as
     * {@link ReportAccess#toReview}.
     */
    Result finish(Collection<Long> reportIds, AccountPrincipal me) {
        Set<Long> inOrder = new TreeSet<>(reportIds);
        inOrder.forEach(id -> access.toReview(id, me));
        Result result = new Result();
        inOrder.forEach(id -> transaction.executeWithoutResult(inOne -> finish(id, me, result)));
        return result;
    }

    private void finish(long reportId, AccountPrincipal me, Result result) {
        Report report = reports.toChange(reportId);
        if (!underReviewBy(report, me) || report.kind() != ReportKind.NOMINATION) {
            result.tooLate(name(report), report.state());
            return;
        }
        Map<Long, ReviewChoice> stored = stored(report);
        List<NominationRow> open = lateRows.underReview(report);
        List<String> undecided = open.stream()
                .filter(row -> !stored.containsKey(row.id()))
                .map(row -> String.valueOf(row.rowNo()))
                .toList();
        if (!undecided.isEmpty()) {
            result.refusals.add(name(report) + "第 " + String.join("、", undecided) + " 行还没有结论，不能完成审核。");
            return;
        }
        List<ReportReview.RowDecision> decisions = open.stream()
                .map(row -> stored.get(row.id()))
                .map(choice -> new ReportReview.RowDecision(
                        choice.rowId(), choice.accepted() ? "accept" : "return", choice.reason()))
                .toList();
        record(report, decisions, null, null, result);
    }

    /**
     * Accepts or returns summaries; each stands for itself. Fails as {@link ReportAccess#toReview}.
     *
     * @param reason null to accept
     */
    Result decideSummaries(Collection<Long> reportIds, String reason, AccountPrincipal me) {
        Set<Long> inOrder = new TreeSet<>(reportIds);
        inOrder.forEach(id -> access.toReview(id, me));
        Result result = new Result();
        inOrder.forEach(id -> transaction.executeWithoutResult(inOne -> {
            Report report = reports.toChange(id);
            if (underReviewBy(report, me) && report.kind() == ReportKind.SUMMARY) {
                begin(report, me);
                record(report, List.of(), reason == null ? "accept" : "return", reason, result);
            } else {
                result.tooLate(name(report), report.state());
            }
        }));
        return result;
    }

    private void record(
            Report report, List<ReportReview.RowDecision> decisions, String decision, String reason, Result result) {
        int round = report.round();
        review.record(report.id(), round, decisions, decision, reason);
        events.publishEvent(new ReviewedInPortal(report.id(), round));
        result.count++;
    }

    private static boolean underReviewBy(Report report, AccountPrincipal me) {
        return report.state() == ReportState.IN_REVIEW && me.unitCode().equals(report.reviewerCode());
    }

    private Map<Long, ReviewChoice> stored(Report report) {
        return choices.findByReportIdAndRound(report.id(), report.round()).stream()
                .collect(Collectors.toMap(ReviewChoice::rowId, Function.identity()));
    }

    private String name(Report report) {
        return organization.unit(report.unitCode()).shortName();
    }

    /** What became of a wish: how many were done, and in words why others were not. */
    static final class Result {

        private final List<String> refusals = new ArrayList<>();
        private int count;

        private void tooLate(String unit, ReportState state) {
            refusals.add(unit + "已由他人办结或撤回，当前状态为“" + state.label() + "”，本次未改动。");
        }

        int count() {
            return count;
        }

        List<String> refusals() {
            return List.copyOf(refusals);
        }
    }
}

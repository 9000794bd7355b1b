package cn.goodnetizen.reporting;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import cn.goodnetizen.process.ReportUpInTests;
import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** The report-up over three levels on the real engine: the good case, and each branch of the diagram. */
@ProcessTest
class ReportUpProcessTest {

    private static final Nominee MEI = new Nominee("测试甲", "湘江理工大学", "抖音", "云麓小课堂", "00000000001", null);
    private static final Nominee LAN = new Nominee("测试乙", "湘江理工大学", "微博", "岳麓微光", "00000000002", "代表作三件");

    private static final ReportHandIn.Signature SIGNATURE =
            new ReportHandIn.Signature("测试填表人", "宣传干事", "0731-00000000");
    private static final String CLERK = "测试单位 经办人";

    /** Hears which letters the schedule asked for. */
    @TestComponent
    static class Reminders {

        final List<ReminderDue> asked = new CopyOnWriteArrayList<>();

        @EventListener
        void on(ReminderDue reminder) {
            asked.add(reminder);
        }
    }

    @Autowired
    private ReportUpInTests reportUp;

    @Autowired
    private ReportsInTests reports;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ReportDeadlines deadlines;

    @Autowired
    private Organization organization;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportWorkers workers;

    @Autowired
    private ReportHistory history;

    @Autowired
    private Reminders reminders;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void planCampaign() {
        reminders.asked.clear();
        reportUp.begin();
    }

    @Test
    void aNominationGoesUpOverThreeLevels() {
        ProcessInstanceEvent province = reportUp.open("nomination", "hn");
        long university = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");

        reports.handIn(university, MEI, LAN);
        reportUp.complete("Task_ReviewNominations", university);
        reportUp.awaitState(university, ReportState.ACCEPTED);
        declareNone("hn-edu-002");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reportUp.complete("Task_Consolidate", education);
        reportUp.complete("Task_ForwardReport", education, Map.of("decision", "forward"));
        reportUp.awaitState(education, ReportState.IN_REVIEW);
        reportUp.complete("Task_ReviewNominations", education);

        reportUp.awaitState(education, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(education)).hasSize(2).allSatisfy(row -> assertThat(row.state())
                .isEqualTo(RowState.ACCEPTED));
        assertThatProcessInstance(province).isActive();

        // The others stay silent and are closed quietly; then the organiser closes the list of the province.
        reportUp.at("2023-11-01T00:00:01+08:00");
        long list = reportUp.report(ReportKind.NOMINATION, "hn");
        reportUp.complete("Task_Consolidate", list);
        reportUp.awaitState(list, ReportState.CONSOLIDATED);
        assertThat(rows.findByReportIdOrderByRowNo(list)).hasSize(2);
        reportUp.awaitState(reportUp.report(ReportKind.NOMINATION, "hn-szjg"), ReportState.SILENT);
        assertThatProcessInstance(province).isCompleted();
    }

    @Test
    void aTaskGoesToWhoeverHoldsThePostWhenTheTaskIsCreated() {
        reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        jdbc.update("UPDATE accounts SET role = 'DEPUTY' WHERE username = 'hn-edu'");
        jdbc.update("UPDATE accounts SET role = 'OFFICER' WHERE username = 'hn-edu-deputy'");
        try {
            reports.handIn(report, MEI);
            assertThat(reportUp.task("Task_ReviewNominations", report).getAssignee())
                    .isEqualTo("hn-edu-deputy");
        } finally {
            jdbc.update("UPDATE accounts SET role = 'OFFICER' WHERE username = 'hn-edu'");
            jdbc.update("UPDATE accounts SET role = 'DEPUTY' WHERE username = 'hn-edu-deputy'");
        }
    }

    @Test
    void aReturnedRowIsMendedAndHandedInAgain() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI, LAN);

        reportUp.complete(
                "Task_ReviewNominations", report, Map.of("rows", decisions(report, Map.of(2, "账号昵称与平台页面不一致"))));
        reportUp.awaitState(report, ReportState.RETURNED);

        assertThat(rows.findByReportIdOrderByRowNo(report))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsExactly(tuple(RowState.ACCEPTED, null), tuple(RowState.RETURNED, "账号昵称与平台页面不一致"));
        Nominee mended = new Nominee("测试乙", "湘江理工大学", "微博", "岳麓微光社", "00000000002", "代表作三件");
        handIn.saveRows(report, edited(report, Map.of(2, mended)), SIGNATURE, CLERK);
        assertThat(handIn.handInNominations(report)).isTrue();
        reportUp.complete("Task_ReviewNominations", report);

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(report))
                .extracting(row -> row.nominee().accountNickname())
                .containsExactly("云麓小课堂", "岳麓微光社");
        assertThatProcessInstance(university).isCompleted().hasCompletedElement("Task_RecordReview", 2);
    }

    @Test
    void aRowReturnedBeforeTheDeadlineMayBeMendedAfterIt() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.at("2023-10-20T16:00:00+08:00");
        reportUp.complete("Task_ReviewNominations", report, Map.of("rows", decisions(report, Map.of(1, "手机号少一位"))));
        reportUp.awaitState(report, ReportState.RETURNED);

        // Ours: three days to correct, beginning with the day after the return.
        assertThat(queries.report(report).limitDay()).isEqualTo("2023-10-23");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline", "Receive_Report");
        reportUp.at("2023-10-23T23:59:59+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        handIn.saveRows(report, edited(report, Map.of()), SIGNATURE, CLERK);
        handIn.handInNominations(report);
        reportUp.complete("Task_ReviewNominations", report);

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isFalse();
    }

    @Test
    void aReturnedRowThatNobodyMendsIsLeftOutAndTheOthersStay() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI, LAN);
        reportUp.complete("Task_ReviewNominations", report, Map.of("rows", decisions(report, Map.of(1, "非职工账号"))));
        reportUp.awaitState(report, ReportState.RETURNED);
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");

        reportUp.at("2023-10-21T00:00:00+08:00");

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(report))
                .extracting(NominationRow::state)
                .containsExactly(RowState.LEFT_OUT, RowState.ACCEPTED);
        assertThatProcessInstance(university).isCompleted();
    }

    @Test
    void silenceAboutAVoluntaryTableClosesQuietlyAtTheEndOfTheTwentieth() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline", "Receive_Report");

        reportUp.at("2023-10-20T23:59:59+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.WAITING);
        reportUp.at("2023-10-21T00:00:00+08:00");

        assertThatProcessInstance(university).isCompleted().hasCompletedElements("End_Silent");
        reportUp.awaitState(report, ReportState.SILENT);
        assertThat(queries.report(report).late()).isFalse();
        assertThat(reminders.asked).noneMatch(reminder -> reminder.letter().equals("overdue"));
    }

    @Test
    void noNominationClosesAtOnceWithoutReview() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");

        handIn.declareNoNomination(report);

        assertThatProcessInstance(university)
                .isCompleted()
                .hasCompletedElements("Task_CloseNoNomination", "End_NoNomination");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.NO_NOMINATION);
    }

    @Test
    void everyReminderBeforeAnOwedReportGoesOutOnItsDayAndTheOverdueOnesWithTheSuperiorInCopy() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_NextReminder", "Timer_Deadline");

        // Deadline 10-30: 7, 3, 1 days before, on the day, then 1, 3 and 7 days after it.
        for (String day : List.of(
                "2023-10-23", "2023-10-27", "2023-10-29", "2023-10-30", "2023-10-31", "2023-11-02", "2023-11-06")) {
            int before = reminders.asked.size();
            reportUp.at(day + "T08:59:59+08:00");
            assertThatProcessInstance(university).hasActiveElements("Receive_Report");
            assertThat(reminders.asked).as("before 9:00 on " + day).hasSize(before);
            reportUp.at(day + "T09:00:00+08:00");
            await().untilAsserted(
                            () -> assertThat(reminders.asked).as("on " + day).hasSize(before + 1));
            if (!day.equals("2023-11-06")) {
                assertThatProcessInstance(university).hasActiveElements("Timer_NextReminder");
            }
        }

        assertThat(reminders.asked)
                .extracting(ReminderDue::daysToDeadline, ReminderDue::letter, ReminderDue::copySuperior)
                .containsExactly(
                        tuple(7, "reminder", false),
                        tuple(3, "reminder", false),
                        tuple(1, "reminder", false),
                        tuple(0, "due-today", false),
                        tuple(-1, "overdue", true),
                        tuple(-3, "overdue", true),
                        tuple(-7, "overdue", true));
        await().untilAsserted(() -> assertThat(campaigns.lettersTo("hn-edu-001"))
                .containsExactly(
                        "REMINDER D-7",
                        "REMINDER D-3",
                        "REMINDER D-1",
                        "DUE_TODAY D0",
                        "OVERDUE D+1 cc hn-edu@union.example",
                        "OVERDUE D+3 cc hn-edu@union.example",
                        "OVERDUE D+7 cc hn-edu@union.example"));
    }

    @Test
    void anOwedSummaryThatComesLateIsReviewedAndMarkedLate() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-30T23:59:59+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-31T00:00:00+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Closing", "Receive_Report");

        reports.handInSummary(report);
        reportUp.complete("Task_ReviewSummary", report, Map.of("decision", "accept"));

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isTrue();
        assertThatProcessInstance(university).isCompleted();
    }

    @Test
    void anOwedSummaryThatNeverComesIsRecordedAsMissing() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-31T00:00:00+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Closing");

        reportUp.at("2023-11-30T23:59:59+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Closing");
        reportUp.at("2023-12-01T00:00:00+08:00");

        assertThatProcessInstance(university).isCompleted().hasCompletedElements("End_Missing");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.MISSING);
    }

    @Test
    void anExtensionMovesTheDeadlineAndWhatComesBeforeItIsNotLate() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-31T00:00:00+08:00");
        assertThatProcessInstance(university).hasActiveElements("Timer_Closing");

        extensions.request(report, LocalDate.parse("2023-11-05"), "材料尚在汇编", "hn-edu-001");
        reportUp.complete("Task_DecideExtension", report, Map.of("decision", "grant", "grantedUntil", "2023-11-03"));

        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline", "Receive_Report");
        assertThat(queries.report(report).limitDay()).isEqualTo("2023-11-03");
        reportUp.at("2023-11-03T23:00:00+08:00");
        reports.handInSummary(report);
        reportUp.complete("Task_ReviewSummary", report, Map.of("decision", "accept"));
        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isFalse();
    }

    @Test
    void aRefusedExtensionLeavesTheDeadlineAndTheReason() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");

        extensions.request(report, LocalDate.parse("2023-11-09"), "人手不足", "hn-edu-001");
        reportUp.complete("Task_DecideExtension", report, Map.of("decision", "refuse", "reason", "省里汇总在即，请按时报送"));

        assertThatProcessInstance(university)
                .hasCompletedElements("End_ExtensionDecided")
                .hasActiveElements("Receive_Report");
        assertThat(queries.report(report).limitDay()).isEqualTo("2023-10-30");
        assertThat(queries.report(report).extensionAsked()).isFalse();
    }

    @Test
    void aTableClosedInSilenceIsTakenUpAgainWhenTheSuperiorAgrees() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-21T00:00:00+08:00");
        reportUp.awaitState(report, ReportState.SILENT);

        extensions.request(report, LocalDate.parse("2023-10-25"), "邮件漏看", "hn-edu-001");
        reportUp.complete("Task_DecideExtension", report, Map.of("decision", "grant", "grantedUntil", "2023-10-25"));
        reportUp.awaitState(report, ReportState.WAITING);
        reports.handIn(report, MEI);
        reportUp.complete("Task_ReviewNominations", report);

        reportUp.awaitState(report, ReportState.ACCEPTED);
    }

    @Test
    void rowsAcceptedAfterTheUnionsCutOffGoUpAsSupplement() {
        reportUp.open("nomination", "hn-edu");
        long first = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        long second = reportUp.report(ReportKind.NOMINATION, "hn-edu-002");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.handIn(first, MEI);
        reportUp.complete("Task_ReviewNominations", first);
        reportUp.awaitState(first, ReportState.ACCEPTED);
        reports.handIn(second, LAN);
        reportUp.task("Task_ReviewNominations", second);

        // Cut-off two days before the union's own deadline, while one university is still under review.
        reportUp.at("2023-10-30T00:00:00+08:00");
        reportUp.complete("Task_Consolidate", education);
        reportUp.complete("Task_ForwardReport", education, Map.of("decision", "forward"));
        reportUp.complete("Task_ReviewNominations", education);
        reportUp.awaitState(education, ReportState.ACCEPTED);
        reportUp.complete("Task_ReviewNominations", second);
        awaitReviewer(second, "hn");
        reportUp.complete("Task_ReviewNominations", second);

        reportUp.awaitState(second, ReportState.ACCEPTED);
        assertThat(queries.report(second).supplementary()).isTrue();
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(NominationRow::supplementary, NominationRow::state)
                .containsExactly(tuple(false, RowState.ACCEPTED), tuple(true, RowState.ACCEPTED));
    }

    @Test
    void whatTheOfficerLeavesOutKeepsItsReasonAndDoesNotGoUp() {
        reportUp.open("nomination", "hn-szjg");
        long service = reportUp.report(ReportKind.NOMINATION, "hn-szjg-001");
        long organs = reportUp.report(ReportKind.NOMINATION, "hn-szjg");
        reports.handIn(service, MEI, LAN);
        reportUp.complete("Task_ReviewNominations", service);
        reportUp.task("Task_Consolidate", organs);

        List<NominationRow> accepted = rows.findByReportIdOrderByRowNo(service);
        reportUp.complete(
                "Task_Consolidate",
                organs,
                Map.of(
                        "rows",
                        List.of(
                                Map.of("rowId", accepted.get(0).id(), "choice", "include", "reason", ""),
                                Map.of("rowId", accepted.get(1).id(), "choice", "leave-out", "reason", "名额所限"))));
        reportUp.complete("Task_ForwardReport", organs, Map.of("decision", "back"));
        reportUp.task("Task_Consolidate", organs);
        reportUp.complete("Task_Consolidate", organs);
        reportUp.complete("Task_ForwardReport", organs, Map.of("decision", "forward"));

        reportUp.awaitState(organs, ReportState.IN_REVIEW);
        assertThat(rows.findByReportIdOrderByRowNo(organs))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsExactly(tuple(RowState.HANDED_IN, null), tuple(RowState.LEFT_OUT, "名额所限"));
    }

    @Test
    void aDeadlineMovedByTheReceivingUnionReachesTheRunningInstance() {
        ProcessInstanceEvent union = reportUp.open("nomination", "hn-edu");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(union).hasActiveElements("Call_ChildReports");

        deadlines.move(report, LocalDate.parse("2023-10-24"));
        await().untilAsserted(
                        () -> assertThat(reportUp.variable(report, "dueAt")).contains("2023-10-25T00:00:00+08:00"));
        reportUp.at("2023-10-21T00:00:01+08:00");
        reportUp.awaitState(reportUp.report(ReportKind.NOMINATION, "hn-edu-002"), ReportState.SILENT);
        assertThat(queries.report(report).state()).isEqualTo(ReportState.WAITING);

        reportUp.at("2023-10-25T00:00:00+08:00");
        reportUp.awaitState(report, ReportState.SILENT);
    }

    @Test
    void aUnitDissolvedMeanwhileOwesNothingAnyMore() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-002");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-002");
        assertThatProcessInstance(university).hasActiveElements("Receive_Report");

        organization.dissolve("hn-edu-002");

        assertThatProcessInstance(university).isCompleted().hasCompletedElements("Task_CloseDissolved");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.DISSOLVED);
    }

    @Test
    void theDeadlinesOfTheSecondLevelEndAtMidnightAfterTheThirtyFirstAndTheTenth() {
        ProcessInstanceEvent table = reportUp.open("nomination", "hn-wx-changsha");
        ProcessInstanceEvent summary = reportUp.open("summary", "hn-wx-changsha");
        long nomination = reportUp.report(ReportKind.NOMINATION, "hn-wx-changsha");
        long account = reportUp.report(ReportKind.SUMMARY, "hn-wx-changsha");
        assertThatProcessInstance(table).hasActiveElements("Timer_Deadline");
        assertThatProcessInstance(summary).hasActiveElements("Timer_Deadline");
        assertThat(queries.report(nomination).superiorCode()).isEqualTo("hn");
        assertThat(queries.report(account).superiorCode()).isEqualTo("hn-wx");

        reportUp.at("2023-10-31T23:59:59+08:00");
        assertThatProcessInstance(table).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-11-01T00:00:00+08:00");
        assertThatProcessInstance(table).isCompleted().hasCompletedElements("End_Silent");

        reportUp.at("2023-11-10T23:59:59+08:00");
        assertThatProcessInstance(summary).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-11-11T00:00:00+08:00");
        assertThatProcessInstance(summary).hasActiveElements("Timer_Closing");
    }

    @Test
    void aTableClosedByItsDeadlineStaysClosedThoughItsSubordinatesAreGatheredInTheSameMoment() {
        reportUp.open("nomination", "hn-szjg");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-szjg");
        reportUp.report(ReportKind.NOMINATION, "hn-szjg-001");
        reportUp.at("2023-11-01T00:00:00+08:00");
        reportUp.awaitState(report, ReportState.SILENT);

        assertThat(workers.collectRows(report).anythingToConsolidate()).isFalse();

        assertThat(queries.report(report).state()).isEqualTo(ReportState.SILENT);
    }

    @Test
    void theSameJobDeliveredTwiceChangesNothing() {
        reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);

        List<ReportReview.RowDecision> returned = rows.findByReportIdOrderByRowNo(report).stream()
                .map(row -> new ReportReview.RowDecision(row.id(), "return", "请补充备注"))
                .toList();
        var first = workers.recordReview(report, 1, returned.toArray(ReportReview.RowDecision[]::new), null, null);
        var again = workers.recordReview(report, 1, returned.toArray(ReportReview.RowDecision[]::new), null, null);

        assertThat(again).isEqualTo(first);
        assertThat(history.of(report))
                .filteredOn(event -> event.kind() == ReportEvent.Kind.RETURNED)
                .hasSize(1);
        assertThat(workers.openReport(reportUp.campaignId(), "nomination", "hn-edu-001")
                        .reportId())
                .isEqualTo(report);
    }

    private void declareNone(String unitCode) {
        handIn.declareNoNomination(reportUp.report(ReportKind.NOMINATION, unitCode));
    }

    /** The rows as the form gives them back: those numbered in {@code returned} with their reason, the rest accepted. */
    private List<Map<String, Object>> decisions(long reportId, Map<Integer, String> returned) {
        reportUp.task("Task_ReviewNominations", reportId);
        return rows.findByReportIdOrderByRowNo(reportId).stream()
                .map(row -> Map.<String, Object>of(
                        "rowId",
                        row.id(),
                        "decision",
                        returned.containsKey(row.rowNo()) ? "return" : "accept",
                        "reason",
                        returned.getOrDefault(row.rowNo(), "")))
                .toList();
    }

    private List<ReportHandIn.RowInput> edited(long reportId, Map<Integer, Nominee> changed) {
        return rows.findByReportIdOrderByRowNo(reportId).stream()
                .map(row -> new ReportHandIn.RowInput(row.id(), changed.getOrDefault(row.rowNo(), row.nominee())))
                .toList();
    }

    private void awaitReviewer(long reportId, String unitCode) {
        await().untilAsserted(() ->
                assertThat(queries.report(reportId).reviewerCode()).isEqualTo(unitCode));
    }
}

package cn.goodnetizen.reporting;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import cn.goodnetizen.process.ReportUpInTests;
import io.camunda.client.api.response.ProcessInstanceEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is decided in the portal reaches the engine: choices, finished reviews, recalls, recordings, consolidations. */
@ProcessTest
class ReviewDeskProcessTest {

    private static final Nominee MEI = new Nominee("测试甲", "湘江理工大学", "抖音", "云麓小课堂", "13000000001", null);
    private static final Nominee LAN = new Nominee("测试乙", "湘江理工大学", "微博", "岳麓微光", "13000000002", null);
    private static final ReportHandIn.Signature SIGNATURE = new ReportHandIn.Signature("测试填表人", "干事", "0731-00000000");
    private static final AccountPrincipal EDUCATION =
            AccountPrincipal.of("hn-edu", "湖南省教育工会 经办人", "hn-edu", Role.OFFICER);
    private static final AccountPrincipal PROVINCE = AccountPrincipal.of("hn", "湖南省总工会 活动组织人", "hn", Role.ORGANISER);

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
    private ReviewDesk desk;

    @Autowired
    private ConsolidationDesk consolidation;

    @Autowired
    private Recall recall;

    @Autowired
    private MissingReports missing;

    @Autowired
    private RecordingDesk recording;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportWorkers workers;

    @BeforeEach
    void planCampaign() {
        reportUp.begin();
    }

    @Test
    void whatIsChosenInThePortalStandsInTheOpenFormAndHoldsWhenTheTaskIsCompletedThere() {
        reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI, LAN);
        reportUp.task("Task_ReviewNominations", report);

        desk.choose(List.of(row(report, 2)), "手机号无法联系本人，请核对", EDUCATION);

        await().untilAsserted(() -> assertThat(reportUp.shown("Task_ReviewNominations", report, "rows"))
                .contains("手机号无法联系本人，请核对", "\"decision\":\"return\""));
        assertThat(queries.report(report).state()).isEqualTo(ReportState.IN_REVIEW);
        reportUp.complete("Task_ReviewNominations", report);

        reportUp.awaitState(report, ReportState.RETURNED);
        assertThat(rows.findByReportIdOrderByRowNo(report))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsExactly(tuple(RowState.ACCEPTED, null), tuple(RowState.RETURNED, "手机号无法联系本人，请核对"));
    }

    @Test
    void aReviewFinishedInThePortalEndsTheTaskAndCarriesNoWordsIntoTheEngine() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI, LAN);
        reportUp.task("Task_ReviewNominations", report);
        desk.choose(List.of(row(report, 1)), null, EDUCATION);

        assertThat(desk.finish(List.of(report), EDUCATION).refusals()).containsExactly("湘江理工大学第 2 行还没有结论，不能完成审核。");
        desk.acceptRest(report, EDUCATION);
        assertThat(desk.finish(List.of(report), EDUCATION).count()).isEqualTo(1);

        assertThat(queries.report(report).state()).isEqualTo(ReportState.ACCEPTED);
        assertThatProcessInstance(university)
                .isCompleted()
                .hasCompletedElements("Boundary_ReviewedInPortal", "Task_RecordReview", "End_Accepted")
                .hasTerminatedElements("Task_ReviewNominations");
    }

    @Test
    void aReturnInThePortalLetsTheUnitMendAndTheNextRoundHasItsOwnTask() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);
        desk.choose(List.of(row(report, 1)), "单位名称不完整，请写全称", EDUCATION);
        desk.finish(List.of(report), EDUCATION);

        // At once: the engine may still be on its way to the end of the first round.
        assertThat(queries.report(report).state()).isEqualTo(ReportState.RETURNED);
        assertThat(handIn.handInNominations(report)).isTrue();
        reportUp.complete("Task_ReviewNominations", report, Map.of("rows", decisions(report)));

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThatProcessInstance(university).isCompleted().hasCompletedElement("Task_RecordReview", 2);
    }

    @Test
    void whoDecidesSecondChangesNothing() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);
        desk.choose(List.of(row(report, 1)), null, EDUCATION);
        desk.finish(List.of(report), EDUCATION);

        // Tasklist's answer arrives at the same worker after the portal's was stored.
        var late = workers.recordReview(
                report,
                1,
                new ReportReview.RowDecision[] {new ReportReview.RowDecision(row(report, 1), "return", "晚到的退回")},
                null,
                null);

        assertThat(late.reviewOutcome()).isEqualTo("accepted");
        assertThat(rows.findByReportIdOrderByRowNo(report).getFirst().state()).isEqualTo(RowState.ACCEPTED);
        assertThat(desk.finish(List.of(report), EDUCATION).refusals())
                .containsExactly("湘江理工大学已由他人办结或撤回，当前状态为“已通过”，本次未改动。");
        assertThatProcessInstance(university).isCompleted();
    }

    @Test
    void aSummaryIsReturnedAndAcceptedInThePortal() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        reports.handInSummary(report);
        reportUp.task("Task_ReviewSummary", report);

        desk.decideSummaries(List.of(report), "正文过短，请补充做法和成效", EDUCATION);
        assertThat(queries.report(report).returnReason()).isEqualTo("正文过短，请补充做法和成效");
        assertThatProcessInstance(university).hasActiveElements("Receive_Report");
        reports.handInSummary(report);
        reportUp.task("Task_ReviewSummary", report);
        desk.decideSummaries(List.of(report), null, EDUCATION);

        assertThatProcessInstance(university).isCompleted().hasCompletedElement("Boundary_ReviewedInPortal", 2);
    }

    @Test
    void aRecalledReportIsWithItsUnitAgainAndTheTaskIsGone() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);

        recall.recall(report);

        assertThat(queries.report(report).state()).isEqualTo(ReportState.WAITING);
        assertThat(rows.findByReportIdOrderByRowNo(report).getFirst().state()).isEqualTo(RowState.DRAFT);
        assertThatProcessInstance(university)
                .hasTerminatedElements("Task_ReviewNominations")
                .hasActiveElements("Receive_Report");
        assertThat(handIn.handInNominations(report)).isTrue();
        reportUp.complete("Task_ReviewNominations", report);
        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isFalse();
    }

    @Test
    void aRecallWinsOverATaskThatIsCompletedAfterIt() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);
        recall.recall(report);

        // Tasklist was faster with the token, not with the row.
        var late = workers.recordReview(
                report,
                1,
                new ReportReview.RowDecision[] {new ReportReview.RowDecision(row(report, 1), "accept", "")},
                null,
                null);

        assertThat(late.reviewOutcome()).isEqualTo("recalled");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.WAITING);
        assertThatProcessInstance(university).hasActiveElements("Receive_Report");
    }

    @Test
    void aReportCannotBeRecalledOnceItsReviewBegan() {
        reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, MEI);
        desk.begin(report, EDUCATION);

        assertThatThrownBy(() -> recall.recall(report)).hasMessage("上级已开始审核，不能撤回；如需修改，请与上级联系退回。");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.IN_REVIEW);
    }

    @Test
    void whatIsRecalledAfterTheDeadlineMayStillBeHandedInButIsLate() {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-20T23:00:00+08:00");
        reports.handIn(report, MEI);
        reportUp.task("Task_ReviewNominations", report);
        reportUp.at("2023-10-21T09:00:00+08:00");

        recall.recall(report);

        assertThatProcessInstance(university).hasActiveElements("Receive_Report", "Timer_Deadline");
        assertThat(queries.report(report).state()).isEqualTo(ReportState.WAITING);
        assertThat(handIn.handInNominations(report)).isTrue();
        reportUp.complete("Task_ReviewNominations", report);
        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isTrue();
    }

    @Test
    void whatArrivedBeforeTheDeadlineIsNotLateThoughItIsTypedAfterTheTableWasClosed() throws IOException {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-21T00:00:00+08:00");
        reportUp.awaitState(report, ReportState.SILENT);
        reportUp.at("2023-10-23T10:00:00+08:00");

        record(report, "2023-10-20", MEI);
        reportUp.complete("Task_ReviewNominations", report);

        reportUp.awaitState(report, ReportState.ACCEPTED);
        assertThat(queries.report(report).late()).isFalse();
        assertThat(reportUp.shown("Task_ReviewNominations", report, "review"))
                .contains("由湖南省教育工会代录，2023年10月20日收到（纸质），原件已附");
        await().untilAsserted(
                        () -> assertThat(campaigns.lettersTo("hn-edu-001")).contains("RECORDED recorded-1"));
    }

    @Test
    void whatArrivedAfterTheDeadlineIsLate() throws IOException {
        ProcessInstanceEvent university = reportUp.open("nomination", "hn-edu-001");
        long report = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Timer_Deadline");
        reportUp.at("2023-10-21T00:00:00+08:00");
        reportUp.awaitState(report, ReportState.SILENT);
        reportUp.at("2023-10-23T10:00:00+08:00");

        record(report, "2023-10-21", MEI);

        assertThat(queries.report(report).late()).isTrue();
        reportUp.task("Task_ReviewNominations", report);
    }

    @Test
    void rowsAcceptedInATableThatNobodyMendsClimbWhenTheUnionHasConsolidated() {
        reportUp.open("nomination", "hn-edu");
        long first = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        long second = reportUp.report(ReportKind.NOMINATION, "hn-edu-002");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.handIn(first, MEI);
        reportUp.complete("Task_ReviewNominations", first);
        reportUp.awaitState(first, ReportState.ACCEPTED);
        reports.handIn(second, LAN, new Nominee("测试丙", "洞庭农林大学", "抖音", "田间课堂", "13000000003", null));
        reportUp.task("Task_ReviewNominations", second);
        reportUp.at("2023-10-30T00:00:00+08:00");
        reportUp.complete("Task_Consolidate", education);
        reportUp.complete("Task_ForwardReport", education, Map.of("decision", "forward"));
        reportUp.complete("Task_ReviewNominations", education);
        reportUp.awaitState(education, ReportState.ACCEPTED);
        desk.choose(List.of(row(second, 1)), null, EDUCATION);
        desk.choose(List.of(row(second, 2)), "账号昵称与平台显示不一致，请核对", EDUCATION);
        desk.finish(List.of(second), EDUCATION);
        reportUp.awaitState(second, ReportState.RETURNED);
        await().untilAsserted(() ->
                assertThat(reportUp.openTasks("Task_ReviewNominations", second)).isEmpty());
        assertThatProcessInstance(reportUp.instanceOf(second)).hasActiveElements("Timer_Deadline");

        reportUp.at("2023-11-03T00:00:01+08:00");

        await().untilAsserted(
                        () -> assertThat(queries.report(second).reviewerCode()).isEqualTo("hn"));
        reportUp.complete("Task_ReviewNominations", second);
        reportUp.awaitState(second, ReportState.ACCEPTED);
        assertThat(queries.report(second).supplementary()).isTrue();
        assertThat(rows.findByReportIdOrderByRowNo(second))
                .extracting(NominationRow::state)
                .containsExactly(RowState.ACCEPTED, RowState.LEFT_OUT);
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(NominationRow::supplementary, NominationRow::state)
                .containsExactly(tuple(false, RowState.ACCEPTED), tuple(true, RowState.ACCEPTED));
    }

    @Test
    void aConsolidationMadeInThePortalFillsTheFormAndEndsBothTasks() {
        reportUp.open("nomination", "hn-edu");
        long university = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.handIn(university, MEI, LAN);
        reportUp.complete("Task_ReviewNominations", university);
        reportUp.awaitState(university, ReportState.ACCEPTED);
        reportUp.at("2023-10-30T00:00:00+08:00");
        reportUp.task("Task_Consolidate", education);
        Map<Long, String> reasons = new HashMap<>();
        reasons.put(row(university, 1), null);
        reasons.put(row(university, 2), "名额所限");

        consolidation.save(education, reasons, null, EDUCATION);
        await().untilAsserted(() -> assertThat(reportUp.shown("Task_Consolidate", education, "rows"))
                .contains("名额所限", "\"choice\":\"leave-out\""));
        consolidation.send(education);

        assertThat(queries.report(education).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(NominationRow::state)
                .containsExactlyInAnyOrder(RowState.HANDED_IN, RowState.LEFT_OUT);
        reportUp.task("Task_ReviewNominations", education);
        assertThat(reportUp.openTasks("Task_Consolidate", education)).isEmpty();
        assertThat(reportUp.openTasks("Task_ForwardReport", education)).isEmpty();
        desk.acceptRest(education, PROVINCE);
        desk.finish(List.of(education), PROVINCE);
        reportUp.awaitState(education, ReportState.ACCEPTED);
    }

    @Test
    void aUnionThatRecallsItsReportConsolidatesAgain() {
        reportUp.open("nomination", "hn-edu");
        long university = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.handIn(university, MEI);
        reportUp.complete("Task_ReviewNominations", university);
        reportUp.awaitState(university, ReportState.ACCEPTED);
        reportUp.at("2023-10-30T00:00:00+08:00");
        reportUp.task("Task_Consolidate", education);
        consolidation.send(education);
        reportUp.task("Task_ReviewNominations", education);

        recall.recall(education);

        reportUp.task("Task_Consolidate", education);
        assertThat(queries.report(education).state()).isEqualTo(ReportState.CONSOLIDATING);
        consolidation.send(education);
        reportUp.task("Task_ReviewNominations", education);
        assertThat(queries.report(education).round()).isEqualTo(2);
    }

    @Test
    void oneLetterADayAsksForAReportAndAnOverdueOneWithTheSuperiorInCopy() {
        ProcessInstanceEvent university = reportUp.open("summary", "hn-edu-001");
        long report = reportUp.report(ReportKind.SUMMARY, "hn-edu-001");
        assertThatProcessInstance(university).hasActiveElements("Receive_Report");

        assertThat(missing.urge(List.of(report), EDUCATION).count()).isEqualTo(1);
        assertThat(missing.urge(List.of(report), EDUCATION).count()).isZero();
        reportUp.at("2023-11-01T10:00:00+08:00");
        assertThat(missing.urge(List.of(report), EDUCATION).count()).isEqualTo(1);

        await().untilAsserted(() -> assertThat(campaigns.lettersTo("hn-edu-001"))
                .filteredOn(letter -> letter.startsWith("URGED"))
                .containsExactly("URGED urged-2023-10-08-1", "URGED urged-2023-11-01-2 cc hn-edu@union.example"));
    }

    private void record(long reportId, String arrivedOn, Nominee nominee) throws IOException {
        recording.keep(
                reportId,
                "推荐表扫描件.pdf",
                new ByteArrayInputStream("%PDF-1.4\n".getBytes(StandardCharsets.UTF_8)),
                EDUCATION);
        recording.record(
                reportId,
                new RecordingForm(arrivedOn, "PAPER", "", false, "", ""),
                new NominationTable(
                        List.of(new NominationTable.Row(
                                null,
                                nominee.personName(),
                                nominee.employer(),
                                nominee.platform(),
                                nominee.accountNickname(),
                                nominee.phone(),
                                nominee.remark())),
                        List.of(),
                        SIGNATURE.name(),
                        SIGNATURE.post(),
                        SIGNATURE.contact(),
                        0L,
                        false),
                EDUCATION);
    }

    private long row(long reportId, int rowNo) {
        return rows.findByReportIdOrderByRowNo(reportId).get(rowNo - 1).id();
    }

    private List<Map<String, Object>> decisions(long reportId) {
        return rows.findByReportIdOrderByRowNo(reportId).stream()
                .map(row -> Map.<String, Object>of("rowId", row.id(), "decision", "accept", "reason", ""))
                .toList();
    }
}

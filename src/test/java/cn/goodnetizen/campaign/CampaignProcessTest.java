package cn.goodnetizen.campaign;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportState;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign from its draft to its archive on the real engine, with the notice on its way down both lines. */
@ProcessTest
class CampaignProcessTest {

    @Autowired
    private CamundaClient client;

    @Autowired
    private CamundaProcessTestContext process;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private CampaignPlanning planning;

    @Autowired
    private CampaignProcess campaignProcess;

    @Autowired
    private CampaignDefinitions definitions;

    @Autowired
    private Campaigns queries;

    @Autowired
    private CampaignApprovals approvals;

    @Autowired
    private NoticeDispatch dispatch;

    @Autowired
    private NoticeReceipts receipts;

    @Autowired
    private ReportQueries reports;

    private long campaignId;

    @BeforeEach
    void planCampaign() {
        campaigns.clear();
        at("2023-04-03T09:00:00+08:00");
        campaignId = planning.plan(definitions.text("campaigns/2023.yaml"));
    }

    @Test
    void onlyBothOrganisersTogetherPublishAndAReturnedDraftComesBackWithReasons() {
        draft("湘工发〔2023〕1号（待定）");
        complete("Task_ApproveUnion", Map.of("decision", "approve"));
        complete("Task_ApproveCyberspace", Map.of("decision", "return", "reason", "请补充网络安全主题"));

        UserTask again = awaitTask("Task_DraftCampaign");
        assertThat(variable(again, "draft")).contains("中共湖南省委网络安全和信息化委员会办公室：请补充网络安全主题");
        assertThat(queries.campaign(campaignId).state()).isEqualTo(CampaignState.PLANNED);

        draft("湘工发〔2023〕1号");
        complete("Task_ApproveUnion", Map.of("decision", "approve"));
        complete("Task_ApproveCyberspace", Map.of("decision", "approve"));

        await().untilAsserted(
                        () -> assertThat(queries.campaign(campaignId).state()).isEqualTo(CampaignState.PUBLISHED));
        assertThat(approvals.findByCampaignIdOrderById(campaignId))
                .extracting(CampaignApproval::round, CampaignApproval::approved)
                .hasSize(4);
    }

    @Test
    void aCampaignWhoseStartIsAskedForAgainRunsOnce() {
        awaitTask("Task_DraftCampaign");

        campaignProcess.on(new CampaignPlanned(campaignId));
        draft("湘工发〔2023〕1号");

        awaitTask("Task_ApproveUnion");
        assertThat(client.newProcessInstanceSearchRequest()
                        .filter(instance -> instance.processDefinitionId("CampaignProcess"))
                        .send()
                        .join()
                        .items())
                .hasSize(1);
    }

    @Test
    void publicationOpensEveryDutyThoughNoUnionHasForwardedTheNotice() {
        publish();

        await().untilAsserted(() -> {
            assertThat(reports.all(campaignId, ReportKind.NOMINATION))
                    .extracting(ReportInfo::unitCode)
                    .containsExactlyInAnyOrder(
                            "hn", "hn-edu", "hn-edu-001", "hn-edu-002", "hn-szjg", "hn-szjg-001", "hn-wx-changsha");
            assertThat(reports.all(campaignId, ReportKind.SUMMARY))
                    .extracting(ReportInfo::unitCode)
                    .containsExactlyInAnyOrder(
                            "hn",
                            "hn-edu",
                            "hn-edu-001",
                            "hn-edu-002",
                            "hn-szjg",
                            "hn-szjg-001",
                            "hn-wx",
                            "hn-wx-changsha");
        });
        assertThat(due(ReportKind.NOMINATION, "hn-edu-001")).isEqualTo("2023-10-20");
        assertThat(due(ReportKind.SUMMARY, "hn-edu-001")).isEqualTo("2023-10-30");
        assertThat(due(ReportKind.NOMINATION, "hn-szjg-001")).isEqualTo("2023-10-26");
        assertThat(due(ReportKind.NOMINATION, "hn-edu")).isEqualTo("2023-10-31");
        assertThat(due(ReportKind.SUMMARY, "hn-wx-changsha")).isEqualTo("2023-11-10");
    }

    @Test
    void aUnionForwardsWithItsOwnDatesAndTheyReachTheRunningReports() {
        publish();
        UserTask forwarding = awaitTask("Task_ForwardNotice", "hn-szjg");
        await().untilAsserted(
                        () -> assertThat(due(ReportKind.SUMMARY, "hn-szjg-001")).isEqualTo("2023-11-05"));

        client.newCompleteUserTaskCommand(forwarding.getUserTaskKey())
                .variables(Map.of(
                        "nominationDueDay", "2023-10-24",
                        "summaryDueDay", "2023-11-03",
                        "contactNote", "省直机关工会宣传部",
                        "coverText", "请各单位认真组织。"))
                .send()
                .join();

        await().untilAsserted(() -> {
            assertThat(due(ReportKind.NOMINATION, "hn-szjg-001")).isEqualTo("2023-10-24");
            assertThat(due(ReportKind.SUMMARY, "hn-szjg-001")).isEqualTo("2023-11-03");
        });
        NoticeInfo received = dispatch.receivedBy("hn-szjg-001").getFirst();
        assertThat(received.coverText()).isEqualTo("请各单位认真组织。");
        assertThat(received.receivedAt()).isNull();
        // Who passes a notice on has received it.
        assertThat(dispatch.receivedBy("hn-szjg").getFirst().receivedAt()).isNotNull();
    }

    @Test
    void aDayAfterTheUnionsOwnDeadlineComesBackToItsOfficerWithTheLimit() {
        publish();
        UserTask forwarding = awaitTask("Task_ForwardNotice", "hn-szjg");

        client.newCompleteUserTaskCommand(forwarding.getUserTaskKey())
                .variables(Map.of("nominationDueDay", "2023-11-02", "summaryDueDay", "2023-11-03"))
                .send()
                .join();

        await().untilAsserted(() -> assertThat(
                        awaitTask("Task_ForwardNotice", "hn-szjg").getUserTaskKey())
                .isNotEqualTo(forwarding.getUserTaskKey()));
        UserTask again = awaitTask("Task_ForwardNotice", "hn-szjg");
        assertThat(variable(again, "forwarding")).contains("推荐表截止日不能晚于本单位自己的截止日 2023年10月31日，填写的是 2023年11月2日。");
        assertThat(variable(again, "nominationDueDay")).contains("2023-11-02");
        assertThat(dispatch.receivedBy("hn-szjg-001")).isEmpty();
    }

    @Test
    void aReceiptEndsTheRemindersOfItsUnitAndOnlyOfIt() {
        publish();
        await().until(() -> dispatch.receivedBy("hn-wx-changsha").size() == 1);
        long noticeId = dispatch.receivedBy("hn-wx-changsha").getFirst().id();
        await().until(() -> forwardings() > 0);

        assertThat(dispatch.sign(noticeId, "hn-wx-changsha", "hn-wx-changsha")).isTrue();
        assertThat(dispatch.sign(noticeId, "hn-wx-changsha", "hn-wx-changsha")).isFalse();

        assertThatProcessInstance(byProcessId("NoticeForwardingProcess")).isCreated();
        await().untilAsserted(() -> assertThat(
                        client.newProcessInstanceSearchRequest().send().join().items())
                .filteredOn(instance -> instance.getProcessDefinitionId().equals("NoticeForwardingProcess"))
                .anyMatch(instance -> instance.getEndDate() != null));
    }

    @Test
    void aSupplementaryNoticeStartsForwardingAndReceiptAgain() {
        publish();
        await().until(() -> dispatch.receivedBy("hn-edu").size() == 1);

        long supplementary =
                planning.issueSupplementary(campaignId, "湘工发〔2023〕9号", "关于延长作品征集时间的补充通知", "作品征集时间延长至 11 月 5 日。");

        await().until(() -> dispatch.receivedBy("hn-edu").size() == 2);
        assertThat(dispatch.receivedBy("hn-edu").getFirst().id()).isEqualTo(supplementary);
        assertThat(dispatch.receivedBy("hn-edu").getFirst().receivedAt()).isNull();
    }

    @Test
    void aSupplementaryNoticeAfterTheReceiptsHaveClosedStillReachesTheGrassroots() {
        publish();
        await().until(() -> dispatch.receivedBy("hn-edu").size() == 1);
        settle();
        // After the last day of receipts, 11-30; the reports close on their way there.
        for (String moment : List.of("2023-11-11T00:00:01+08:00", "2023-12-01T00:00:01+08:00")) {
            at(moment);
            settle();
        }
        at("2023-12-05T09:00:00+08:00");

        long supplementary =
                planning.issueSupplementary(campaignId, "湘工发〔2023〕19号", "关于报送成果展材料的补充通知", "请于 12 月 15 日前报送成果展材料。");

        await().until(() -> dispatch.receivedBy("hn-edu", supplementary).isPresent());
        UserTask forwarding = awaitTask("Task_ForwardNotice", "hn-edu");
        client.newCompleteUserTaskCommand(forwarding.getUserTaskKey())
                .variables(Map.of("contactNote", "省教育工会宣教部", "coverText", "请按时报送。"))
                .send()
                .join();
        await().until(() -> dispatch.receivedBy("hn-edu-001", supplementary).isPresent()
                && dispatch.receivedBy("hn-edu-002", supplementary).isPresent());
        assertThat(dispatch.receivedBy("hn-edu-001", supplementary)
                        .orElseThrow()
                        .receiptDueDay())
                .isEqualTo("2023-12-08");
        assertThat(dispatch.sign(supplementary, "hn-edu-001", "hn-edu-001")).isTrue();
        settle();
        assertThat(receipts.findByNoticeIdAndUnitCode(supplementary, "hn-edu-002")
                        .orElseThrow()
                        .closedAt())
                .isNull();

        // Three days for the receipt and two weeks more, counted from the day of issue.
        at("2023-12-23T00:00:01+08:00");
        await().untilAsserted(() -> assertThat(receipts.findByNoticeIdAndUnitCode(supplementary, "hn-edu-002")
                        .orElseThrow()
                        .closedAt())
                .as(() -> campaigns.whereTheEngineStands())
                .isNotNull());
    }

    @Test
    void aCampaignNobodyAnswersStillEndsInTheArchive() {
        publish();
        await().until(() -> reports.all(campaignId, ReportKind.SUMMARY).size() == 8);
        settle();
        for (String moment : List.of(
                "2023-10-21T00:00:01+08:00",
                "2023-10-31T00:00:01+08:00",
                "2023-11-01T00:00:01+08:00",
                "2023-11-06T00:00:01+08:00",
                "2023-11-11T00:00:01+08:00",
                "2023-11-16T00:00:01+08:00",
                "2023-11-25T00:00:01+08:00",
                "2023-12-01T00:00:01+08:00")) {
            at(moment);
            settle();
        }
        at("2024-01-01T00:00:01+08:00");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(queries.campaign(campaignId).state())
                        .as(() -> campaigns.whereTheEngineStands())
                        .isEqualTo(CampaignState.ARCHIVED));
        assertThat(reports.all(campaignId, ReportKind.SUMMARY))
                .allSatisfy(report -> assertThat(report.state()).isIn(ReportState.MISSING, ReportState.CONSOLIDATED));
        assertThatProcessInstance(byProcessId("CampaignProcess")).isCompleted().hasNoActiveIncidents();
    }

    /** Waits until no worker has anything left to do at this moment: a jump of months would take its job away. */
    private void settle() {
        await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(60)).until(() -> !anyJobOpen());
    }

    private boolean anyJobOpen() {
        return client.newElementInstanceSearchRequest().send().join().items().stream()
                .anyMatch(element -> element.getEndDate() == null
                        && (element.getType() == ElementInstanceType.SERVICE_TASK
                                || element.getType() == ElementInstanceType.BUSINESS_RULE_TASK));
    }

    private long forwardings() {
        return client.newProcessInstanceSearchRequest().send().join().items().stream()
                .filter(instance -> instance.getProcessDefinitionId().equals("NoticeForwardingProcess"))
                .count();
    }

    private void publish() {
        draft("湘工发〔2023〕1号");
        complete("Task_ApproveUnion", Map.of("decision", "approve"));
        complete("Task_ApproveCyberspace", Map.of("decision", "approve"));
        await().until(() -> queries.campaign(campaignId).state() == CampaignState.PUBLISHED);
    }

    private void draft(String number) {
        complete("Task_DraftCampaign", Map.of("noticeNumber", number, "draftNote", ""));
    }

    private LocalDate due(ReportKind kind, String unitCode) {
        return reports.dutiesOf(campaignId, unitCode).stream()
                .filter(report -> report.kind() == kind)
                .findFirst()
                .orElseThrow()
                .dueDay();
    }

    private void complete(String elementId, Map<String, Object> result) {
        client.newCompleteUserTaskCommand(awaitTask(elementId).getUserTaskKey())
                .variables(result)
                .send()
                .join();
    }

    private UserTask awaitTask(String elementId) {
        return await().until(() -> task(elementId, null), Objects::nonNull);
    }

    private UserTask awaitTask(String elementId, String candidateGroup) {
        return await().until(() -> task(elementId, candidateGroup), Objects::nonNull);
    }

    private UserTask task(String elementId, String candidateGroup) {
        return client.newUserTaskSearchRequest().send().join().items().stream()
                .filter(task -> task.getElementId().equals(elementId) && task.getState() == UserTaskState.CREATED)
                .filter(task ->
                        candidateGroup == null || task.getCandidateGroups().contains(candidateGroup))
                .findFirst()
                .orElse(null);
    }

    private String variable(UserTask task, String name) {
        return client
                .newVariableSearchRequest()
                .filter(filter ->
                        filter.processInstanceKey(task.getProcessInstanceKey()).name(name))
                .send()
                .join()
                .items()
                .stream()
                .map(found -> found.getValue())
                .toList()
                .toString();
    }

    private void at(String moment) {
        process.setTime(OffsetDateTime.parse(moment).toInstant());
    }
}

package cn.goodnetizen.reporting;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A union merges into another one in the middle of the campaign, on the real engine. */
@ProcessTest
@Import({CampaignFixture.class, OrganizationSnapshot.class})
class UnitMergerProcessTest {

    private static final Nominee MEI = new Nominee("测试甲", "省直机关", "抖音", "云麓小课堂", "13000000001", null);
    private static final Nominee LAN = new Nominee("测试乙", "青枫湖机关服务中心", "微博", "岳麓微光", "13000000002", null);
    private static final ReportHandIn.Signature SIGNATURE =
            new ReportHandIn.Signature("测试填表人", "宣传干事", "0731-00000000");
    private static final String CLERK = "测试单位 经办人";

    @Autowired
    private CamundaClient client;

    @Autowired
    private CamundaProcessTestContext process;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private Closings closings;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private Reports reports;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ReportHistory history;

    private long campaignId;

    @BeforeEach
    void planCampaign() {
        campaigns.clear();
        snapshot.take();
        campaignId = campaigns.publishedCampaign();
        process.setTime(OffsetDateTime.parse("2023-10-08T09:00:00+08:00").toInstant());
    }

    @AfterEach
    void putBack() {
        snapshot.restore(campaigns::clear);
    }

    @Test
    void theSubordinatesOfAMergedUnionGoOnAndTheUnionThatTookThemOverGathersTheirRows() {
        ProcessInstanceEvent province = open("nomination", "hn");
        long organs = report(ReportKind.NOMINATION, "hn-szjg");
        long service = report(ReportKind.NOMINATION, "hn-szjg-001");
        long education = report(ReportKind.NOMINATION, "hn-edu");
        save(organs, MEI);
        save(service, LAN);
        handIn.handInNominations(service);
        assertThat(task("Task_ReviewNominations", service).getAssignee()).isEqualTo("hn-szjg");

        merge("hn-szjg", "hn-edu");

        awaitState(organs, ReportState.DISSOLVED);
        await().untilAsserted(
                        () -> assertThat(task("Task_ReviewNominations", service).getAssignee())
                                .isEqualTo("hn-edu"));
        assertThat(queries.report(service).superiorCode()).isEqualTo("hn-edu");
        assertThat(history.of(organs))
                .extracting(ReportEvent::kind, ReportEvent::detail)
                .contains(tuple(ReportEvent.Kind.MERGED, "并入“湖南省教育工会”，移交推荐 1 行"));

        // The universities are done, but one that came with the merger is not: nobody consolidates yet.
        handIn.declareNoNomination(report(ReportKind.NOMINATION, "hn-edu-001"));
        handIn.declareNoNomination(report(ReportKind.NOMINATION, "hn-edu-002"));
        assertThatProcessInstance(byKey(instanceOf(education)))
                .hasCompletedElements("Task_AnnounceChildrenClosed")
                .hasActiveElements("Receive_ConsolidationDue");
        complete("Task_ReviewNominations", service);

        awaitState(service, ReportState.ACCEPTED);
        complete("Task_Consolidate", education);
        client.newCompleteUserTaskCommand(task("Task_ForwardReport", education).getUserTaskKey())
                .variables(Map.of("decision", "forward"))
                .send()
                .join();
        complete("Task_ReviewNominations", education);
        awaitState(education, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(row -> row.nominee().personName(), NominationRow::state)
                .containsExactly(tuple("测试甲", RowState.ACCEPTED), tuple("测试乙", RowState.ACCEPTED));

        process.setTime(OffsetDateTime.parse("2023-11-01T00:00:01+08:00").toInstant());
        complete("Task_Consolidate", report(ReportKind.NOMINATION, "hn"));
        awaitState(report(ReportKind.NOMINATION, "hn"), ReportState.CONSOLIDATED);
        assertThat(rows.findByReportIdOrderByRowNo(report(ReportKind.NOMINATION, "hn")))
                .hasSize(2);
        assertThatProcessInstance(province).isCompleted();
    }

    @Test
    void textOfAMergedUnionStandsInTheSummaryOfTheOneThatTookItOverAndOpenDecisionsGoThere() {
        open("summary", "hn");
        long organs = report(ReportKind.SUMMARY, "hn-szjg");
        long service = report(ReportKind.SUMMARY, "hn-szjg-001");
        long education = report(ReportKind.SUMMARY, "hn-edu");
        handIn.saveSummary(organs, "机关职工拍摄微视频三部。", SIGNATURE);
        extensions.request(service, LocalDate.parse("2023-11-20"), "材料尚在汇编", "hn-szjg-001");
        assertThat(task("Task_DecideExtension", service).getAssignee()).isEqualTo("hn-szjg");

        merge("hn-szjg", "hn-edu");

        awaitState(organs, ReportState.DISSOLVED);
        assertThat(reports.get(education).summaryText()).isEqualTo("【湖南省直机关工会】\n机关职工拍摄微视频三部。");
        await().untilAsserted(() ->
                assertThat(task("Task_DecideExtension", service).getAssignee()).isEqualTo("hn-edu"));
        assertThat(reports.get(service).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void whatTheOtherUnionCanNoLongerTakeStaysReadableAndIsSaid() {
        open("nomination", "hn-edu-001");
        open("nomination", "hn-edu-002");
        long merged = report(ReportKind.NOMINATION, "hn-edu-001");
        long other = report(ReportKind.NOMINATION, "hn-edu-002");
        save(merged, MEI);
        save(other, LAN);
        handIn.handInNominations(other);

        var closing = closings.plan("hn-edu-001", "hn-edu-002", null);
        assertThat(closings.consequencesOf(closing))
                .anySatisfy(sentence -> assertThat(sentence).contains("材料已经报出，推荐 1 行留存备查"));
        merge("hn-edu-001", "hn-edu-002");

        awaitState(merged, ReportState.DISSOLVED);
        assertThat(rows.findByReportIdOrderByRowNo(merged))
                .extracting(NominationRow::state)
                .containsExactly(RowState.DRAFT);
        assertThat(history.of(merged))
                .anySatisfy(event -> assertThat(event.detail()).isEqualTo("并入“洞庭农林大学工会”；其材料已报出，推荐 1 行留存备查，请上级另行处理"));
        assertThatProcessInstance(byKey(instanceOf(merged))).isCompleted();
    }

    private void merge(String unit, String into) {
        closings.close(closings.plan(unit, into, null), "hn");
    }

    private void save(long reportId, Nominee... nominees) {
        List<ReportHandIn.RowInput> inputs = new ArrayList<>();
        for (Nominee nominee : nominees) {
            inputs.add(new ReportHandIn.RowInput(null, nominee));
        }
        handIn.saveRows(reportId, inputs, SIGNATURE, CLERK);
    }

    private ProcessInstanceEvent open(String kind, String unitCode) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("ReportUpProcess")
                .latestVersion()
                .variables(Map.of("campaignId", campaignId, "kind", kind, "unitCode", unitCode))
                .send()
                .join();
    }

    private long report(ReportKind kind, String unitCode) {
        return await().until(
                        () -> queries.dutiesOf(campaignId, unitCode).stream()
                                .filter(report -> report.kind() == kind)
                                .findFirst()
                                .orElse(null),
                        report -> report != null)
                .id();
    }

    private long instanceOf(long reportId) {
        return client
                .newVariableSearchRequest()
                .filter(filter -> filter.name("reportId"))
                .send()
                .join()
                .items()
                .stream()
                .filter(variable -> variable.getValue().equals(String.valueOf(reportId)))
                .findFirst()
                .orElseThrow()
                .getProcessInstanceKey();
    }

    private void complete(String elementId, long reportId) {
        client.newCompleteUserTaskCommand(task(elementId, reportId).getUserTaskKey())
                .send()
                .join();
    }

    /** The open task at an element of a report's process; waits until there is one. */
    private UserTask task(String elementId, long reportId) {
        return await(elementId + " of report " + reportId)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> client.newUserTaskSearchRequest().send().join().items().stream()
                                .filter(task -> task.getElementId().equals(elementId)
                                        && task.getState() == UserTaskState.CREATED
                                        && belongsTo(task, reportId))
                                .findFirst()
                                .orElse(null),
                        task -> task != null);
    }

    private boolean belongsTo(UserTask task, long reportId) {
        return client
                .newVariableSearchRequest()
                .filter(filter ->
                        filter.processInstanceKey(task.getProcessInstanceKey()).name("reportId"))
                .send()
                .join()
                .items()
                .stream()
                .anyMatch(variable -> variable.getValue().equals(String.valueOf(reportId)));
    }

    private void awaitState(long reportId, ReportState state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(queries.report(reportId).state())
                        .as(() -> "report %d; %s".formatted(reportId, campaigns.whereTheEngineStands()))
                        .isEqualTo(state));
    }
}

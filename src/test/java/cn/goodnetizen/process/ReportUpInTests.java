package cn.goodnetizen.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportState;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceSelector;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** The report-up of one campaign on the real engine, as process tests open it, find its tasks and complete them. */
@TestComponent
@Import(CampaignFixture.class)
public class ReportUpInTests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final CamundaClient client;
    private final CamundaProcessTestContext process;
    private final CampaignFixture campaigns;
    private final ReportQueries queries;
    private long campaignId;

    ReportUpInTests(
            CamundaClient client, CamundaProcessTestContext process, CampaignFixture campaigns, ReportQueries queries) {
        this.client = client;
        this.process = process;
        this.campaigns = campaigns;
        this.queries = queries;
    }

    /** Publishes the campaign of the test, the only one there is, on October 8. */
    public void begin() {
        campaigns.clear();
        campaignId = campaigns.publishedCampaign();
        at("2023-10-08T09:00:00+08:00");
    }

    public long campaignId() {
        return campaignId;
    }

    public void at(String moment) {
        process.setTime(OffsetDateTime.parse(moment).toInstant());
    }

    public ProcessInstanceEvent open(String kind, String unitCode) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("ReportUpProcess")
                .latestVersion()
                .variables(Map.of("campaignId", campaignId, "kind", kind, "unitCode", unitCode))
                .send()
                .join();
    }

    /** The report of a unit; waits until it is open. */
    public long report(ReportKind kind, String unitCode) {
        return await().until(
                        () -> queries.dutiesOf(campaignId, unitCode).stream()
                                .filter(report -> report.kind() == kind)
                                .findFirst()
                                .orElse(null),
                        report -> report != null)
                .id();
    }

    /** The process that the report was opened by. */
    public ProcessInstanceSelector instanceOf(long reportId) {
        return ProcessInstanceSelectors.byKey(instances(reportId).getFirst());
    }

    /** The processes of a report: one, and another for each time that it was taken up again. */
    private List<Long> instances(long reportId) {
        return client
                .newVariableSearchRequest()
                .filter(filter -> filter.name("reportId"))
                .send()
                .join()
                .items()
                .stream()
                .filter(variable -> variable.getValue().equals(String.valueOf(reportId)))
                .map(Variable::getProcessInstanceKey)
                .toList();
    }

    /** What the engine holds under a name in the report's process. */
    public String variable(long reportId, String name) {
        List<Long> instances = instances(reportId);
        return client.newVariableSearchRequest().filter(filter -> filter.name(name)).send().join().items().stream()
                .filter(variable -> instances.contains(variable.getProcessInstanceKey()))
                .map(Variable::getValue)
                .toList()
                .toString();
    }

    /** What the form of a task shows, as the engine holds it now. */
    public String shown(String elementId, long reportId, String variable) {
        List<Long> forms = tasks(elementId, reportId).stream()
                .map(UserTask::getElementInstanceKey)
                .toList();
        return client.newVariableSearchRequest().filter(filter -> filter.name(variable)).send().join().items().stream()
                .filter(found -> forms.contains(found.getScopeKey()))
                .map(Variable::getValue)
                .toList()
                .toString();
    }

    /** The open task at an element of a report's process; waits until there is one. */
    public UserTask task(String elementId, long reportId) {
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(openTasks(elementId, reportId))
                .as(() -> "%s of report %d; %s".formatted(elementId, reportId, campaigns.whereTheEngineStands()))
                .isNotEmpty());
        return openTasks(elementId, reportId).getFirst();
    }

    /** The tasks at an element that are open at this moment. */
    public List<UserTask> openTasks(String elementId, long reportId) {
        return tasks(elementId, reportId).stream()
                .filter(task -> task.getState() == UserTaskState.CREATED)
                .toList();
    }

    private List<UserTask> tasks(String elementId, long reportId) {
        List<Long> instances = instances(reportId);
        return client.newUserTaskSearchRequest().send().join().items().stream()
                .filter(task ->
                        task.getElementId().equals(elementId) && instances.contains(task.getProcessInstanceKey()))
                .toList();
    }

    public void complete(String elementId, long reportId) {
        complete(elementId, reportId, Map.of());
    }

    public void complete(String elementId, long reportId, Map<String, Object> result) {
        client.newCompleteUserTaskCommand(task(elementId, reportId).getUserTaskKey())
                .variables(result)
                .send()
                .join();
    }

    public void awaitState(long reportId, ReportState state) {
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(queries.report(reportId).state())
                        .as(() -> "report %d; %s".formatted(reportId, campaigns.whereTheEngineStands()))
                        .isEqualTo(state));
    }
}

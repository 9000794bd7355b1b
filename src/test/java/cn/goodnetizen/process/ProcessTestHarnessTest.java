package cn.goodnetizen.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.ElementSelectors.byName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.UserTaskSelectors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Proves what the process tests stand on: engine, query API, purge, clock, worker and database. */
@ProcessTest
@Import(ProcessTestHarnessTest.Workers.class)
class ProcessTestHarnessTest {

    /** Found by the starter like any other worker. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Workers {

        @Bean
        HarnessWorker harnessWorker() {
            return new HarnessWorker();
        }
    }

    /** Public, or the starter could not call it. */
    public static final class HarnessWorker {

        /** What the worker found. */
        public record Doubled(int doubled) {}

        @JobWorker(type = "harness-work")
        public Doubled work(@Variable int number) {
            return new Doubled(number * 2);
        }
    }

    @Autowired
    private CamundaClient client;

    @Autowired
    private CamundaProcessTestContext process;

    @Autowired
    private Clock clock;

    @BeforeEach
    void deploy() {
        client.newDeployResourceCommand()
                .addResourceFromClasspath("harness/HarnessProcess.bpmn")
                .send()
                .join();
    }

    @Test
    void aCaseRunsFromWorkerOverUserTaskTimerAndMessageToItsEnd() {
        ProcessInstanceEvent instance = start("case-1");

        assertThatProcessInstance(instance)
                .isActive()
                .hasActiveElements("Task_Review")
                .hasActiveElements(byName("审核材料"))
                .hasVariable("doubled", 42);
        assertThatUserTask(UserTaskSelectors.byElementId("Task_Review"))
                .isCreated()
                .hasName("审核材料")
                .hasAssignee("hn-edu")
                .hasCandidateGroup("hn-edu");

        process.completeUserTask("Task_Review", Map.of("decision", "accept"));
        assertThatProcessInstance(instance).hasActiveElements("Timer_Deadline").hasVariable("decision", "accept");

        process.increaseTime(Duration.ofDays(3));
        assertThatProcessInstance(instance)
                .hasCompletedElements("Timer_Deadline")
                .hasActiveElements("Receive_Confirmed")
                .isWaitingForMessage("harness-confirmed", "case-1");

        client.newPublishMessageCommand()
                .messageName("harness-confirmed")
                .correlationKey("case-1")
                .send()
                .join();
        assertThatProcessInstance(instance).isCompleted().hasNoActiveIncidents();
    }

    @Test
    void whatOneTestLeavesOpenIsGoneInTheNext() {
        seesOnlyItsOwnInstance("case-2");
    }

    @Test
    void whatAnotherTestLeavesOpenIsGoneInThisOne() {
        seesOnlyItsOwnInstance("case-3");
    }

    @Test
    void theApplicationsClockIsTheEngines() {
        Instant before = clock.instant();
        assertThat(before).isCloseTo(process.getCurrentTime(), within(5, ChronoUnit.SECONDS));

        process.increaseTime(Duration.ofDays(30));
        assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofDays(30), Duration.ofDays(31));

        Instant deadline = OffsetDateTime.parse("2033-10-21T00:00:00+08:00").toInstant();
        process.setTime(deadline);
        assertThat(clock.instant()).isCloseTo(deadline, within(5, ChronoUnit.SECONDS));
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void aTimerWaitsForItsMomentInAYearGoneByAndThenFires() {
        process.setTime(OffsetDateTime.parse("2023-10-18T09:00:00+08:00").toInstant());
        ProcessInstanceEvent instance = start("case-4");
        process.completeUserTask("Task_Review");
        assertThatProcessInstance(instance).hasActiveElements("Timer_Deadline");

        process.setTime(OffsetDateTime.parse("2023-10-20T08:59:59+08:00").toInstant());
        assertThatProcessInstance(instance).hasActiveElements("Timer_Deadline");

        process.setTime(OffsetDateTime.parse("2023-10-20T09:00:00+08:00").toInstant());
        assertThatProcessInstance(instance).hasCompletedElements("Timer_Deadline");
    }

    private void seesOnlyItsOwnInstance(String key) {
        ProcessInstanceEvent instance = start(key);

        assertThatProcessInstance(instance).hasActiveElements("Task_Review");
        assertThat(client.newProcessInstanceSearchRequest().send().join().items())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey()));
    }

    private ProcessInstanceEvent start(String key) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("HarnessProcess")
                .latestVersion()
                .variables(Map.of(
                        "number",
                        21,
                        "harnessKey",
                        key,
                        "assignee",
                        "hn-edu",
                        "unitCode",
                        "hn-edu",
                        "dueAt",
                        OffsetDateTime.now(clock).plusDays(2).toString()))
                .send()
                .join();
    }
}

package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.EngineForTests;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.local.TestParts;
import cn.goodnetizen.process.CampaignFixture;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application goes away in the middle of a report-up, the engine goes on, and the application comes back. */
@ResourceLock(SharedParts.ENGINE)
class ApplicationRestartTest {

    @Test
    void whatIsDecidedWhileTheApplicationIsAwayIsWorkedOffAfterItsRestart() throws Exception {
        pinEngineTime("2023-10-08T09:00:00+08:00");
        try (CamundaClient officer = client()) {
            long report;
            long task;
            try (ConfigurableApplicationContext before = start()) {
                CampaignFixture campaigns = before.getBean(CampaignFixture.class);
                campaigns.clear();
                long campaignId = campaigns.publishedCampaign();
                open(before.getBean(CamundaClient.class), campaignId);
                report = opened(before, campaignId);
                ReportHandIn handIn = before.getBean(ReportHandIn.class);
                handIn.saveSummary(report, "全年组织三场诵读。", new ReportHandIn.Signature("测试填表人", "干事", "0731-00000000"));
                assertThat(handIn.handInSummary(report)).isTrue();
                task = await().atMost(Duration.ofSeconds(30))
                        .until(() -> review(officer), Optional::isPresent)
                        .orElseThrow()
                        .getUserTaskKey();
            }

            officer.newCompleteUserTaskCommand(task)
                    .variables(Map.of("decision", "accept"))
                    .send()
                    .join();

            try (ConfigurableApplicationContext after = start()) {
                ReportQueries queries = after.getBean(ReportQueries.class);
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(queries.report(report).state()).isEqualTo(ReportState.ACCEPTED));
            }
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(
                        GoodNetizenApplication.class, EngineForTests.EngineTime.class, CampaignFixture.class)
                .profiles("test")
                .initializers(new EngineForTests())
                .properties("server.port=0")
                .run();
    }

    private static void open(CamundaClient camunda, long campaignId) {
        camunda.newCreateInstanceCommand()
                .bpmnProcessId("ReportUpProcess")
                .latestVersion()
                .variables(Map.of("campaignId", campaignId, "kind", "summary", "unitCode", "hn-edu-001"))
                .send()
                .join();
    }

    private static long opened(ConfigurableApplicationContext application, long campaignId) {
        ReportQueries queries = application.getBean(ReportQueries.class);
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> queries.dutiesOf(campaignId, "hn-edu-001").stream()
                                .filter(duty -> duty.kind() == ReportKind.SUMMARY)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .id();
    }

    private static Optional<UserTask> review(CamundaClient officer) {
        return officer.newUserTaskSearchRequest().send().join().items().stream()
                .filter(task ->
                        task.getElementId().equals("Task_ReviewSummary") && task.getState() == UserTaskState.CREATED)
                .findFirst();
    }

    private static CamundaClient client() {
        return CamundaClient.newClientBuilder()
                .preferRestOverGrpc(false)
                .grpcAddress(TestParts.engine().grpcAddress())
                .restAddress(TestParts.engine().restAddress())
                .build();
    }

    private static void pinEngineTime(String moment) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(
                                    TestParts.engine().managementAddress().resolve("/actuator/clock/pin"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"epochMilli\":%d}"
                                    .formatted(OffsetDateTime.parse(moment)
                                            .toInstant()
                                            .toEpochMilli())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}

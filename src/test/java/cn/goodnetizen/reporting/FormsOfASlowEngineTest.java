package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is chosen in the portal reaches the form in Tasklist, however long the engine takes for it. */
@PortalTest
@DirtiesContext
@Timeout(60)
class FormsOfASlowEngineTest {

    private static final SlowEngine ENGINE = new SlowEngine();
    private static final AccountPrincipal EDUCATION =
            AccountPrincipal.of("hn-edu", "湖南省教育工会 经办人", "hn-edu", Role.OFFICER);

    @Autowired
    private PortalReports reports;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReviewDesk desk;

    @Autowired
    private OpenTasks tasks;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private EventPublicationRegistry events;

    @DynamicPropertySource
    static void engine(DynamicPropertyRegistry properties) {
        properties.add("camunda.client.grpc-address", ENGINE::address);
    }

    @AfterAll
    static void stop() {
        ENGINE.stop();
    }

    @Test
    void aSlowEngineHoldsNobodyUpAndTheLatestChoiceIsWhatTheFormShowsInTheEnd() throws Exception {
        long report = reports.report(reports.begin(), ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, 1);
        transactions.executeWithoutResult(inOne -> tasks.opened(report, OpenTask.Form.REVIEW, 4711));
        List<Long> row =
                List.of(rows.findByReportIdOrderByRowNo(report).getFirst().id());
        desk.choose(row, "手机号无法联系本人，请核对", EDUCATION);
        ENGINE.awaitBusy();

        // The reviewer changes the choice while the engine still takes in the first one.
        assertThat(CompletableFuture.runAsync(() -> desk.choose(row, null, EDUCATION)))
                .succeedsWithin(Duration.ofSeconds(10));
        await().until(() -> !ENGINE.taken().isEmpty());
        assertThat(ENGINE.taken()).singleElement().asString().contains("\"decision\":\"accept\"");
        ENGINE.goOn();

        await().untilAsserted(() -> assertThat(events.findIncompletePublications())
                .noneMatch(publication -> publication.getEvent() instanceof FormChanged));
        assertThat(ENGINE.taken()).hasSize(3).element(1).asString().contains("\"decision\":\"return\"");
        assertThat(ENGINE.taken().getLast()).contains("\"decision\":\"accept\"");
    }
}

package cn.goodnetizen.reporting;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import cn.goodnetizen.process.ReportUpInTests;
import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A union merges into another one in the middle of the campaign, on the real engine. */
@ProcessTest
class UnitMergerProcessTest {

    private static final Nominee MEI = new Nominee("测试甲", "省直机关", "抖音", "云麓小课堂", "13000000001", null);
    private static final Nominee LAN = new Nominee("测试乙", "青枫湖机关服务中心", "微博", "岳麓微光", "13000000002", null);
    private static final ReportHandIn.Signature SIGNATURE =
            new ReportHandIn.Signature("测试填表人", "宣传干事", "0731-00000000");

    @Autowired
    private ReportUpInTests reportUp;

    @Autowired
    private ReportsInTests reports;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private Closings closings;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private Reports stored;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ReportHistory history;

    @BeforeEach
    void planCampaign() {
        reportUp.begin();
        snapshot.take();
    }

    @AfterEach
    void putBack() {
        snapshot.restore(campaigns::clear);
    }

    @Test
    void theSubordinatesOfAMergedUnionGoOnAndTheUnionThatTookThemOverGathersTheirRows() {
        ProcessInstanceEvent province = reportUp.open("nomination", "hn");
        long organs = reportUp.report(ReportKind.NOMINATION, "hn-szjg");
        long service = reportUp.report(ReportKind.NOMINATION, "hn-szjg-001");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.save(organs, MEI);
        reports.handIn(service, LAN);
        assertThat(reportUp.task("Task_ReviewNominations", service).getAssignee())
                .isEqualTo("hn-szjg");

        merge("hn-szjg", "hn-edu");

        reportUp.awaitState(organs, ReportState.DISSOLVED);
        await().untilAsserted(() -> assertThat(
                        reportUp.task("Task_ReviewNominations", service).getAssignee())
                .isEqualTo("hn-edu"));
        assertThat(queries.report(service).superiorCode()).isEqualTo("hn-edu");
        assertThat(history.of(organs))
                .extracting(ReportEvent::kind, ReportEvent::detail)
                .contains(tuple(ReportEvent.Kind.MERGED, "并入“湖南省教育工会”，移交推荐 1 行"));

        // The universities are done, but one that came with the merger is not: nobody consolidates yet.
        handIn.declareNoNomination(reportUp.report(ReportKind.NOMINATION, "hn-edu-001"));
        handIn.declareNoNomination(reportUp.report(ReportKind.NOMINATION, "hn-edu-002"));
        assertThatProcessInstance(reportUp.instanceOf(education))
                .hasCompletedElements("Task_AnnounceChildrenClosed")
                .hasActiveElements("Receive_ConsolidationDue");
        reportUp.complete("Task_ReviewNominations", service);

        reportUp.awaitState(service, ReportState.ACCEPTED);
        reportUp.complete("Task_Consolidate", education);
        reportUp.complete("Task_ForwardReport", education, Map.of("decision", "forward"));
        reportUp.complete("Task_ReviewNominations", education);
        reportUp.awaitState(education, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(row -> row.nominee().personName(), NominationRow::state)
                .containsExactly(tuple("测试甲", RowState.ACCEPTED), tuple("测试乙", RowState.ACCEPTED));

        reportUp.at("2023-11-01T00:00:01+08:00");
        reportUp.complete("Task_Consolidate", reportUp.report(ReportKind.NOMINATION, "hn"));
        reportUp.awaitState(reportUp.report(ReportKind.NOMINATION, "hn"), ReportState.CONSOLIDATED);
        assertThat(rows.findByReportIdOrderByRowNo(reportUp.report(ReportKind.NOMINATION, "hn")))
                .hasSize(2);
        assertThatProcessInstance(province).isCompleted();
    }

    @Test
    void rowsThatWereDoneWithGoUpInAProcessOfTheirOwnWhenTheUnionThatTakesOverHasReported() {
        reportUp.open("nomination", "hn");
        long organs = reportUp.report(ReportKind.NOMINATION, "hn-szjg");
        long service = reportUp.report(ReportKind.NOMINATION, "hn-szjg-001");
        long education = reportUp.report(ReportKind.NOMINATION, "hn-edu");
        reports.handIn(service, LAN);
        reportUp.complete("Task_ReviewNominations", service);
        reportUp.complete("Task_Consolidate", organs);
        reportUp.awaitState(organs, ReportState.FORWARDING);
        reports.save(education, MEI);
        handIn.declareNoNomination(reportUp.report(ReportKind.NOMINATION, "hn-edu-001"));
        handIn.declareNoNomination(reportUp.report(ReportKind.NOMINATION, "hn-edu-002"));
        reportUp.complete("Task_Consolidate", education);
        reportUp.complete("Task_ForwardReport", education, Map.of("decision", "forward"));
        reportUp.awaitState(education, ReportState.IN_REVIEW);

        merge("hn-szjg", "hn-edu");

        assertThat(reportUp.task("Task_ReviewNominations", service).getAssignee())
                .isEqualTo("hn");
        reportUp.complete("Task_ReviewNominations", service);
        reportUp.awaitState(service, ReportState.ACCEPTED);
        assertThat(rows.findByReportIdOrderByRowNo(education))
                .extracting(row -> row.nominee().personName(), NominationRow::state, NominationRow::supplementary)
                .containsExactly(tuple("测试甲", RowState.HANDED_IN, false), tuple("测试乙", RowState.ACCEPTED, true));
        assertThat(campaigns.lettersTo("hn-szjg-001")).noneMatch(letter -> letter.startsWith("RECORDED"));
    }

    @Test
    void textOfAMergedUnionStandsInTheSummaryOfTheOneThatTookItOverAndOpenDecisionsGoThere() {
        reportUp.open("summary", "hn");
        long organs = reportUp.report(ReportKind.SUMMARY, "hn-szjg");
        long service = reportUp.report(ReportKind.SUMMARY, "hn-szjg-001");
        long education = reportUp.report(ReportKind.SUMMARY, "hn-edu");
        handIn.saveSummary(organs, "机关职工拍摄微视频三部。", SIGNATURE);
        extensions.request(service, LocalDate.parse("2023-11-20"), "材料尚在汇编", "hn-szjg-001");
        assertThat(reportUp.task("Task_DecideExtension", service).getAssignee()).isEqualTo("hn-szjg");

        merge("hn-szjg", "hn-edu");

        reportUp.awaitState(organs, ReportState.DISSOLVED);
        assertThat(stored.get(education).summaryText()).isEqualTo("【湖南省直机关工会】\n机关职工拍摄微视频三部。");
        await().untilAsserted(() -> assertThat(
                        reportUp.task("Task_DecideExtension", service).getAssignee())
                .isEqualTo("hn-edu"));
        assertThat(stored.get(service).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void whatTheOtherUnionCanNoLongerTakeStaysReadableAndIsSaid() {
        reportUp.open("nomination", "hn-edu-001");
        reportUp.open("nomination", "hn-edu-002");
        long merged = reportUp.report(ReportKind.NOMINATION, "hn-edu-001");
        long other = reportUp.report(ReportKind.NOMINATION, "hn-edu-002");
        reports.save(merged, MEI);
        reports.handIn(other, LAN);

        var closing = closings.plan("hn-edu-001", "hn-edu-002", null);
        assertThat(closings.consequencesOf(closing))
                .anySatisfy(sentence -> assertThat(sentence).contains("材料已经报出，推荐 1 行留存备查"));
        merge("hn-edu-001", "hn-edu-002");

        reportUp.awaitState(merged, ReportState.DISSOLVED);
        assertThat(rows.findByReportIdOrderByRowNo(merged))
                .extracting(NominationRow::state)
                .containsExactly(RowState.DRAFT);
        assertThat(history.of(merged))
                .anySatisfy(event -> assertThat(event.detail()).isEqualTo("并入“洞庭农林大学工会”；其材料已报出，推荐 1 行留存备查，请上级另行处理"));
        assertThatProcessInstance(reportUp.instanceOf(merged)).isCompleted();
    }

    private void merge(String unit, String into) {
        closings.close(closings.plan(unit, into, null), "hn");
    }
}

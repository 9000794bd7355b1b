package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.process.CampaignFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of nominations when a unit that gathered them ends: no row that was accepted is left behind. */
@PortalTest
class UnitEndingTest {

    private static final String ENDING = "hn-szjg";
    private static final String SERVICE = "hn-szjg-001";
    private static final String RECEIVER = "hn-edu";

    /** Hears which open forms are filled anew. */
    @TestComponent
    static class Forms {

        final List<FormChanged> changed = new CopyOnWriteArrayList<>();

        @EventListener
        void on(FormChanged event) {
            changed.add(event);
        }
    }

    @Autowired
    private PortalReports portal;

    @Autowired
    private ReportsInTests units;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private Closings closings;

    @Autowired
    private Reports reports;

    @Autowired
    private NominationRows rows;

    @Autowired
    private Consolidation consolidation;

    @Autowired
    private ReportReview review;

    @Autowired
    private Extensions extensions;

    @Autowired
    private ReportExtensions stored;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private Forms forms;

    @Autowired
    private PortalClock clock;

    @Autowired
    private JdbcTemplate jdbc;

    private Issued issued;
    private long service;
    private long ending;
    private long receiver;

    @BeforeEach
    void openReports() {
        issued = portal.begin();
        snapshot.take();
        forms.changed.clear();
        service = portal.report(issued, ReportKind.NOMINATION, SERVICE);
        ending = portal.report(issued, ReportKind.NOMINATION, ENDING);
        receiver = portal.report(issued, ReportKind.NOMINATION, RECEIVER);
    }

    @AfterEach
    void putBack() {
        snapshot.restore(campaigns::clear);
    }

    @Test
    void rowsThatADissolvedUnionHadConsolidatedAreGatheredByTheOneItsSubordinatesGoTo() {
        acceptedBelow();
        consolidated(ENDING);
        assertThat(rows.findByReportIdOrderByRowNo(ending)).hasSize(2);

        end(null, RECEIVER);

        await().untilAsserted(() -> assertThat(rows.findAcceptedBelow(receiver))
                .extracting(NominationRow::reportId)
                .containsExactly(service, service));
        assertThat(reports.get(ending).state()).isEqualTo(ReportState.DISSOLVED);
        assertThat(rows.findByReportIdOrderByRowNo(ending))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsOnly(tuple(RowState.LEFT_OUT, "省政务文档中心推荐，改由“湖南省教育工会”报送"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportState.class,
            names = {"WAITING", "FORWARDING", "IN_REVIEW", "ACCEPTED"})
    void rowsThatAMergedUnionHadAcceptedGoUpAsSupplementWhereTheOtherGathersNoMore(ReportState state) {
        acceptedBelow();
        consolidated(ENDING);
        bring(RECEIVER, state);
        assertThat(reports.get(receiver).state()).isEqualTo(state);

        assertThat(consequences(RECEIVER)).contains("下级单位已通过、还没有审定的推荐 2 行作为补报，由“湖南省总工会”审核。");
        end(RECEIVER, null);

        await().untilAsserted(() -> assertThat(reports.get(service).state()).isEqualTo(ReportState.IN_REVIEW));
        assertThat(reports.get(service).reviewerCode()).isEqualTo("hn");
        assertThat(reports.get(service).supplementary()).isTrue();
        assertThat(rows.findByReportIdOrderByRowNo(receiver))
                .filteredOn(NominationRow::supplementary)
                .extracting(NominationRow::state)
                .containsExactly(RowState.HANDED_IN, RowState.HANDED_IN);
        review.record(service, 2, decisions(service, true), null, null);
        assertThat(rows.findAcceptedBelow(portal.report(issued, ReportKind.NOMINATION, "hn")))
                .filteredOn(NominationRow::supplementary)
                .hasSize(2);
    }

    @Test
    void rowsThatAMergedUnionHadAcceptedStandInTheOpenFormOfTheOneThatConsolidates() {
        acceptedBelow();
        consolidated(ENDING);
        portal.handIn(portal.report(issued, ReportKind.NOMINATION, "hn-edu-001"), 1);
        portal.review(portal.report(issued, ReportKind.NOMINATION, "hn-edu-001"), 1, null);
        units.gather(issued.campaignId(), ReportKind.NOMINATION, RECEIVER);
        List<Consolidation.CandidateRow> before =
                consolidation.prepare(receiver).rows();

        assertThat(consequences(RECEIVER)).contains("下级单位已通过、还没有审定的推荐 2 行列入“湖南省教育工会”正在办理的汇总。");
        end(RECEIVER, null);

        await().untilAsserted(() ->
                assertThat(forms.changed).contains(new FormChanged(receiver, OpenTask.Form.CONSOLIDATION)));
        assertThat(consolidation.prepare(receiver).rows())
                .extracting(Consolidation.CandidateRow::fromUnit)
                .containsExactlyInAnyOrder("湘江理工大学", "省政务文档中心", "省政务文档中心");
        // Whoever had opened the form before sends what it showed then.
        consolidation.save(
                receiver,
                before.stream()
                        .map(row -> new Consolidation.RowChoice(row.rowId(), "include", null))
                        .toList(),
                null);
        consolidation.forward(receiver, 0);
        assertThat(rows.findByReportIdOrderByRowNo(receiver))
                .extracting(NominationRow::state)
                .containsExactly(RowState.HANDED_IN, RowState.HANDED_IN, RowState.HANDED_IN);
    }

    @Test
    void theProvinceThatHasClosedItsListTakesUpWhatAUnionHadAcceptedThatMergesIntoIt() {
        long province = portal.report(issued, ReportKind.NOMINATION, "hn");
        acceptedBelow();
        consolidated(ENDING);
        units.gather(issued.campaignId(), ReportKind.NOMINATION, "hn");
        units.consolidate(issued.campaignId(), ReportKind.NOMINATION, "hn");
        assertThat(reports.get(province).state()).isEqualTo(ReportState.CONSOLIDATED);

        assertThat(consequences("hn")).contains("下级单位已通过、还没有审定的推荐 2 行直接列入“湖南省总工会”的名单。");
        end("hn", null);

        await().untilAsserted(() -> assertThat(rows.findByReportIdOrderByRowNo(province))
                .extracting(NominationRow::state)
                .containsExactly(RowState.ACCEPTED, RowState.ACCEPTED));
    }

    @Test
    void whatTheProvinceReturnsAfterTheSuperiorHasMergedGoesToTheOneThatTookOver() {
        bring(ENDING, ReportState.IN_REVIEW);
        portal.handIn(service, 2);
        portal.review(service, 1, null);
        review.forwardLateRows(service, 1);
        assertThat(reports.get(service).reviewerCode()).isEqualTo("hn");
        end(RECEIVER, null);
        await().untilAsserted(() -> assertThat(reports.get(ending).state()).isEqualTo(ReportState.DISSOLVED));
        assertThat(reports.get(service).reviewerCode()).isEqualTo("hn");

        review.record(service, 2, decisions(service, false), null, null);

        assertThat(reports.get(service).state()).isEqualTo(ReportState.RETURNED);
        assertThat(reports.get(service).superiorCode()).isEqualTo(RECEIVER);
        assertThat(reports.get(service).reviewerCode()).isEqualTo(RECEIVER);
        handIn.handInNominations(service);
        assertThat(reports.get(service).reviewerCode()).isEqualTo(RECEIVER);
        review.record(service, 3, decisions(service, true), null, null);
        assertThat(reports.get(service).state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(rows.findAcceptedBelow(receiver)).hasSize(2);
    }

    @Test
    void whatTheProvinceHadReturnedBeforeTheSuperiorMergedIsGatheredAnew() {
        bring(ENDING, ReportState.IN_REVIEW);
        portal.handIn(service, 1);
        portal.review(service, 1, null);
        review.forwardLateRows(service, 1);
        review.record(service, 2, decisions(service, false), null, null);
        assertThat(reports.get(service).state()).isEqualTo(ReportState.RETURNED);

        end(RECEIVER, null);

        await().untilAsserted(
                        () -> assertThat(reports.get(service).superiorCode()).isEqualTo(RECEIVER));
        handIn.handInNominations(service);
        review.record(service, 3, decisions(service, true), null, null);
        assertThat(rows.findAcceptedBelow(receiver)).hasSize(1);
    }

    @Test
    void moreTimeGrantedToAUnitThatHasEndedIsRefusedAndSaysWhoReportsInstead() {
        clock.set("2023-10-27T09:00:00+08:00");
        units.endDeadline(issued.campaignId(), ReportKind.NOMINATION, SERVICE);
        assertThat(reports.get(service).state()).isEqualTo(ReportState.SILENT);
        extensions.request(service, LocalDate.parse("2023-10-29"), "邮件漏看", SERVICE);
        closings.close(closings.plan(SERVICE, "hn-szjg-002", null), "hn");

        ReportExtension asked = stored.findAll().getFirst();
        assertThat(extensions.record(asked.id(), "grant", LocalDate.parse("2023-10-29"), "同意"))
                .isFalse();

        assertThat(reports.get(service).state()).isEqualTo(ReportState.SILENT);
        ReportExtension decided = stored.findById(asked.id()).orElseThrow();
        assertThat(decided.state()).isEqualTo(ReportExtension.State.REFUSED);
        assertThat(decided.decisionReason()).isEqualTo("该单位已撤并，不能再单独报送；如有材料，请由承接单位“省机关后勤保障中心工会”一并报送。原审批意见：同意");
    }

    @Test
    void aReviewThatEndsBetweenTheMergerAndItsMessageChangesNothing() {
        portal.handIn(service, 1);
        units.nominateNobody(issued.campaignId(), "hn-szjg-002");
        closings.close(closings.plan(SERVICE, "hn-szjg-002", null), "hn");
        await().untilAsserted(() -> assertThat(reports.get(service).state()).isEqualTo(ReportState.DISSOLVED));

        var answer = review.record(service, 1, decisions(service, true), null, null);

        assertThat(answer.climbs()).isFalse();
        assertThat(answer.reviewOutcome()).isEqualTo("returned");
        assertThat(reports.get(service).state()).isEqualTo(ReportState.DISSOLVED);
        assertThat(rows.findByReportIdOrderByRowNo(service))
                .extracting(NominationRow::state)
                .containsExactly(RowState.HANDED_IN);
        assertThat(jdbc.queryForList("SELECT outcome FROM review_rounds WHERE outcome IS NOT NULL"))
                .isEmpty();
    }

    /** Two rows of a subordinate that its union has accepted. */
    private void acceptedBelow() {
        portal.handIn(service, 2);
        portal.review(service, 1, null);
        assertThat(reports.get(service).state()).isEqualTo(ReportState.ACCEPTED);
    }

    /** The unit makes its table of what it may include. */
    private void consolidated(String unit) {
        units.gather(issued.campaignId(), ReportKind.NOMINATION, unit);
        units.consolidate(issued.campaignId(), ReportKind.NOMINATION, unit);
    }

    /** Brings the table of a union, with a row of its own, to a state behind its consolidation. */
    private void bring(String unit, ReportState state) {
        long campaignId = issued.campaignId();
        if (state == ReportState.WAITING) {
            units.gather(campaignId, ReportKind.NOMINATION, unit);
            return;
        }
        units.save(portal.report(issued, ReportKind.NOMINATION, unit), PortalReports.nominee(4));
        consolidated(unit);
        if (state == ReportState.FORWARDING) {
            return;
        }
        units.forward(campaignId, ReportKind.NOMINATION, unit);
        if (state == ReportState.ACCEPTED) {
            units.accept(campaignId, ReportKind.NOMINATION, unit);
        }
    }

    private List<ReportReview.RowDecision> decisions(long reportId, boolean accepted) {
        return review.prepare(reportId).rows().stream()
                .map(row -> new ReportReview.RowDecision(
                        row.rowId(), accepted ? "accept" : "return", accepted ? null : "手机号少一位"))
                .toList();
    }

    private List<String> consequences(String into) {
        return closings.consequencesOf(closings.plan(ENDING, into, null));
    }

    private void end(String into, String subordinatesTo) {
        closings.close(closings.plan(ENDING, into, subordinatesTo), "hn");
    }
}

package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportReview.RowDecision;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.annotation.Transactional;

/** Moves reports through their use cases, as units, superiors and the engine's jobs would. */
@TestComponent
@Transactional
public class ReportsInTests {

    private static final List<String> SURNAMES = List.of("张", "李", "王", "陈", "刘", "周", "黄", "吴");
    private static final ReportHandIn.Signature SIGNED = new ReportHandIn.Signature("填表人", "干事", "0731-00000000");
    private static final String CLERK = "测试单位 经办人";
    private static final List<String> PLATFORMS = List.of("抖音", "快手", "B站", "微信公众号");

    private final ReportOpening opening;
    private final ReportHandIn handIn;
    private final ReportReview review;
    private final Consolidation consolidation;
    private final ReportCalendar calendar;
    private final Extensions extensions;
    private final Reports reports;

    ReportsInTests(
            ReportOpening opening,
            ReportHandIn handIn,
            ReportReview review,
            Consolidation consolidation,
            ReportCalendar calendar,
            Extensions extensions,
            Reports reports) {
        this.opening = opening;
        this.handIn = handIn;
        this.review = review;
        this.consolidation = consolidation;
        this.calendar = calendar;
        this.extensions = extensions;
        this.reports = reports;
    }

    /** Opens the reports of a unit and of all below it. */
    public void open(long campaignId, ReportKind kind, String rootCode) {
        opening.open(campaignId, kind, rootCode).children().forEach(child -> open(campaignId, kind, child));
    }

    public void handInRows(long campaignId, String unitCode, int count) {
        handIn(
                id(campaignId, ReportKind.NOMINATION, unitCode),
                IntStream.range(0, count)
                        .mapToObj(number -> nominee(unitCode, number))
                        .toArray(Nominee[]::new));
    }

    /** People who differ by their phones. */
    public void handInPeople(long campaignId, String unitCode, List<String> phones) {
        handIn(
                id(campaignId, ReportKind.NOMINATION, unitCode),
                IntStream.range(0, phones.size())
                        .mapToObj(number -> new Nominee(
                                SURNAMES.get(number % SURNAMES.size()) + "达人" + number,
                                "=示例单位",
                                "抖音",
                                "账号" + number,
                                phones.get(number),
                                null))
                        .toArray(Nominee[]::new));
    }

    public void handInAgain(long campaignId, String unitCode) {
        assertThat(handIn.handInNominations(id(campaignId, ReportKind.NOMINATION, unitCode)))
                .isTrue();
    }

    /** The reviewer accepts all rows of a table but those with some numbers. */
    public void acceptAllBut(long campaignId, String unitCode, Integer... returned) {
        Report report = find(campaignId, ReportKind.NOMINATION, unitCode);
        review.record(
                report.id(),
                report.round(),
                review.prepare(report.id()).rows().stream()
                        .map(row -> new RowDecision(
                                row.rowId(),
                                Arrays.asList(returned).contains(row.rowNo()) ? "return" : "accept",
                                "请核对账号"))
                        .toList(),
                null,
                null);
    }

    public void handIn(long reportId, Nominee... nominees) {
        save(reportId, nominees);
        assertThat(handIn.handInNominations(reportId)).isTrue();
    }

    /** Types rows without handing them in. */
    public void save(long reportId, Nominee... nominees) {
        handIn.saveRows(
                reportId,
                Arrays.stream(nominees)
                        .map(nominee -> new ReportHandIn.RowInput(null, nominee))
                        .toList(),
                SIGNED,
                CLERK);
    }

    private static Nominee nominee(String unitCode, int number) {
        int seed = Math.abs(unitCode.hashCode() + number);
        return new Nominee(
                SURNAMES.get(seed % SURNAMES.size()) + "示例",
                "示例单位",
                PLATFORMS.get(seed % PLATFORMS.size()),
                "账号" + seed % 1000,
                "13800000000",
                null);
    }

    public void handInSummary(long campaignId, String unitCode) {
        handInSummary(id(campaignId, ReportKind.SUMMARY, unitCode));
    }

    public void handInSummary(long reportId) {
        handIn.saveSummary(reportId, "本单位按通知要求开展了活动，组织职工拍摄短视频、诵读经典。", SIGNED);
        assertThat(handIn.handInSummary(reportId)).isTrue();
    }

    public void nominateNobody(long campaignId, String unitCode) {
        long id = id(campaignId, ReportKind.NOMINATION, unitCode);
        handIn.declareNoNomination(id);
        handIn.confirmNoNomination(id);
    }

    public void accept(long campaignId, ReportKind kind, String unitCode) {
        decide(campaignId, kind, unitCode, "accept", null);
    }

    public void sendBack(long campaignId, ReportKind kind, String unitCode, String reason) {
        decide(campaignId, kind, unitCode, "return", reason);
    }

    private void decide(long campaignId, ReportKind kind, String unitCode, String decision, String reason) {
        Report report = find(campaignId, kind, unitCode);
        List<RowDecision> rows = kind == ReportKind.SUMMARY
                ? null
                : review.prepare(report.id()).rows().stream()
                        .map(row -> new RowDecision(row.rowId(), decision, reason))
                        .toList();
        review.record(report.id(), report.round(), rows, decision, reason);
    }

    /** The cut-off has come: the unit begins to make its own report. */
    public void gather(long campaignId, ReportKind kind, String unitCode) {
        consolidation.collect(id(campaignId, kind, unitCode));
    }

    /** The unit includes everything that it may. */
    public void consolidate(long campaignId, ReportKind kind, String unitCode) {
        long id = id(campaignId, kind, unitCode);
        List<Consolidation.RowChoice> all = consolidation.prepare(id).rows().stream()
                .map(row -> new Consolidation.RowChoice(row.rowId(), "include", null))
                .toList();
        consolidation.save(id, all, "本地各级工会按通知要求开展了活动。");
    }

    public void forward(long campaignId, ReportKind kind, String unitCode) {
        Report report = find(campaignId, kind, unitCode);
        consolidation.forward(report.id(), report.round());
    }

    public void endDeadline(long campaignId, ReportKind kind, String unitCode) {
        calendar.deadlineOver(id(campaignId, kind, unitCode));
    }

    public void recordMissing(long campaignId, ReportKind kind, String unitCode) {
        calendar.recordMissing(id(campaignId, kind, unitCode));
    }

    public void askForMoreTime(long campaignId, ReportKind kind, String unitCode, LocalDate until) {
        extensions.request(id(campaignId, kind, unitCode), until, "材料仍在整理", unitCode);
    }

    private long id(long campaignId, ReportKind kind, String unitCode) {
        return find(campaignId, kind, unitCode).id();
    }

    private Report find(long campaignId, ReportKind kind, String unitCode) {
        return reports.findByCampaignIdAndKindAndUnitCode(campaignId, kind, unitCode)
                .orElseThrow();
    }
}

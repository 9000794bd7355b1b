package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.IssuedCampaign;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.process.CampaignFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** A campaign in October 2023 with its reports open, as the portal meets it. */
@TestComponent
@Import({CampaignFixture.class, IssuedCampaign.class})
class PortalReports {

    static final ReportHandIn.Signature SIGNED = new ReportHandIn.Signature("填表人甲", "宣传干事", "0731-80000000");

    /** Who saves, where it does not matter. */
    private static final Set<String> OPENED_BELOW = Set.of("hn-edu", "hn-szjg");

    static final String CLERK = "测试单位 经办人";

    private final CampaignFixture campaigns;
    private final IssuedCampaign issuing;
    private final ReportOpening opening;
    private final ReportHandIn handIn;
    private final ReportReview review;
    private final NominationRows rows;
    private final Organization organization;
    private final PortalClock clock;

    PortalReports(
            CampaignFixture campaigns,
            IssuedCampaign issuing,
            ReportOpening opening,
            ReportHandIn handIn,
            ReportReview review,
            NominationRows rows,
            Organization organization,
            PortalClock clock) {
        this.campaigns = campaigns;
        this.issuing = issuing;
        this.opening = opening;
        this.handIn = handIn;
        this.review = review;
        this.rows = rows;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * Empties the campaigns, issues the one of 2023 in April, opens the reports down to the second level and of those below
     * {@code hn-edu} and {@code hn-szjg}, and stops on October 17. Others are opened when they are asked for.
     */
    Issued begin() {
        campaigns.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        Issued issued = issuing.publish();
        issuing.forward(issued, "hn", null, null, null);
        issuing.forward(issued, "hn-wx", null, null, null);
        for (ReportKind kind : ReportKind.values()) {
            organization.all().stream()
                    .filter(unit -> unit.level() <= 2 || OPENED_BELOW.contains(unit.superiorCode()))
                    .forEach(unit -> opening.open(issued.campaignId(), kind, unit.code()));
        }
        clock.set("2023-10-17T09:00:00+08:00");
        return issued;
    }

    IssuedCampaign issuing() {
        return issuing;
    }

    long report(Issued issued, ReportKind kind, String unitCode) {
        return opening.open(issued.campaignId(), kind, unitCode).reportId();
    }

    /** Made-up people; the numbers belong to nobody. */
    static Nominee nominee(int number) {
        return new Nominee(
                List.of("达人甲", "达人乙", "达人丙", "达人丁", "达人戊").get(number % 5),
                "湘江理工大学" + List.of("图书馆", "后勤处", "机电学院", "校医院", "保卫处").get(number % 5),
                List.of("抖音", "微信公众号", "B站", "快手", "小红书").get(number % 5),
                "示例账号" + (number + 1),
                "1390000" + String.format("%04d", number),
                number % 2 == 0 ? "粉丝 2.3 万" : "");
    }

    /** As the unit's officer types it. */
    void save(long reportId, int people) {
        handIn.saveRows(
                reportId,
                IntStream.range(0, people)
                        .mapToObj(i -> new ReportHandIn.RowInput(null, nominee(i)))
                        .toList(),
                SIGNED,
                CLERK);
    }

    void handIn(long reportId, int people) {
        save(reportId, people);
        handIn.handInNominations(reportId);
    }

    /** The superior accepts every row but those with the given numbers, which go back with a reason. */
    void review(long reportId, int round, String reason, Integer... returned) {
        review.record(
                reportId,
                round,
                rows.findByReportIdOrderByRowNo(reportId).stream()
                        .map(row -> Arrays.asList(returned).contains(row.rowNo())
                                ? new ReportReview.RowDecision(row.id(), "return", reason)
                                : new ReportReview.RowDecision(row.id(), "accept", ""))
                        .toList(),
                null,
                null);
    }
}

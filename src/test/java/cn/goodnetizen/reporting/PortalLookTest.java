package cn.goodnetizen.reporting;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal's pages in a real browser, at the width of a phone, a laptop and a large screen. */
@PortalTest
class PortalLookTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PortalReports reports;

    @Autowired
    private Extensions extensions;

    @Autowired
    private PortalClock clock;

    @Test
    void everyPageFitsItsScreenAndReadsWithoutBarriers() {
        Issued issued = reports.begin();
        reports.issuing()
                .forward(
                        issued,
                        "hn-edu",
                        LocalDate.of(2023, 10, 20),
                        LocalDate.of(2023, 10, 30),
                        "各直属基层工会：\n请结合实际广泛发动，推荐表于 10 月 20 日前报送，活动总结于 10 月 30 日前报送。");
        long returned = reports.report(issued, ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(returned, 3);
        reports.review(returned, 1, "账号昵称与平台上显示的不一致，请核对后重报", 2);
        long waiting = reports.report(issued, ReportKind.NOMINATION, "hn-edu-002");
        long inReview = reports.report(issued, ReportKind.NOMINATION, "hn-edu-003");
        reports.handIn(inReview, 4);
        long accepted = reports.report(issued, ReportKind.NOMINATION, "hn-edu-004");
        reports.handIn(accepted, 2);
        reports.review(accepted, 1, null);
        long summary = reports.report(issued, ReportKind.SUMMARY, "hn-edu-001");
        extensions.request(summary, LocalDate.of(2023, 11, 3), "短视频大赛的材料还在各学院汇总，预计 11 月初完成。", "hn-edu-001");

        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put(
                "hn-edu-001",
                List.of(
                        "/",
                        "/reports/" + returned,
                        "/reports/" + summary,
                        "/notices",
                        "/notices/" + issued.noticeId(),
                        "/handout/grassroots"));
        pages.put("hn-edu-002", List.of("/reports/" + waiting, "/reports/" + waiting + "/extension"));
        pages.put("hn-edu-004", List.of("/reports/" + accepted, "/union/recommended"));
        pages.put(
                "hn-edu",
                List.of(
                        "/",
                        "/children",
                        "/children?kind=summary",
                        "/reports/" + inReview,
                        "/reports/" + waiting + "/deadline"));
        pages.put(
                "hn",
                List.of(
                        "/",
                        "/children",
                        "/union/recommended",
                        "/notices/" + issued.noticeId(),
                        "/campaigns/" + issued.campaignId(),
                        "/campaigns/" + issued.campaignId() + "/copy?year=2024",
                        "/campaigns/" + issued.campaignId() + "/supplementary-notice"));
        pages.put("hn-edu-manager", List.of("/"));

        PortalVisits visits = new PortalVisits(port, "portal");
        pages.forEach((username, paths) -> {
            Page page = visits.signIn(username);
            for (String path : paths) {
                page.navigate(visits.url(path));
                visits.look(
                        page,
                        username + path.replaceAll("[/?=]", "_"),
                        PortalVisits.PHONE,
                        PortalVisits.DESK,
                        PortalVisits.WALL);
            }
        });
        visits.end();
    }
}

package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.process.CampaignFixture;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two notices side by side in a real browser, stacked on a phone. */
@PortalTest
class NoticeComparisonLookTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CampaignFixture fixture;

    @Autowired
    private IssuedCampaign issuing;

    @Autowired
    private NoticeDispatch notices;

    @Autowired
    private CampaignPlanning planning;

    @Autowired
    private PortalClock clock;

    @Test
    void theComparisonFitsItsScreenAndReadsWithoutBarriers() {
        fixture.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        Issued issued = issuing.publish();
        String revised = notices.issued(issued.noticeId())
                .orElseThrow()
                .body()
                .replace("2023年11月10日前", "2023年11月17日前")
                .replace("2023年10月31日前", "2023年11月5日前")
                .replace("### 五、评比激励", "### 五、评比激励\n\n对组织有力的单位另行通报表扬。");
        clock.set("2023-09-04T09:00:00+08:00");
        planning.issueSupplementary(issued.campaignId(), "湘工发〔2023〕9号", "关于调整报送时间的补充通知", revised);
        PortalVisits visits = new PortalVisits(port, "compare");
        Page page = visits.signIn("hn");
        page.navigate(visits.url("/notices/compare?left=" + issued.noticeId()));

        assertThat(page.locator(".compare__row--changed").count()).isEqualTo(2);
        assertThat(page.locator(".compare__row--inserted").count()).isEqualTo(1);
        visits.look(page, "notices");
        visits.end();
    }
}

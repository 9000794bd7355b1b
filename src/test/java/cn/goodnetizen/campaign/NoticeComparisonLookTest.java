package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.TestParts;
import cn.goodnetizen.process.CampaignFixture;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Two notices side by side in a real browser, stacked on a phone. */
@PortalTest
@Import({CampaignFixture.class, IssuedCampaign.class})
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

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void theComparisonFitsItsScreenAndReadsWithoutBarriers(int width) {
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
        try (Page page = TestParts.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900))) {
            page.navigate("http://localhost:" + port + "/login");
            page.fill("#username", "hn");
            page.fill("#password", "demo-2023");
            page.click("form[action='/login'] button");
            page.navigate("http://localhost:" + port + "/notices/compare?left=" + issued.noticeId());

            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target/screenshots", "compare-" + width + ".png")));
            assertThat(page.locator(".compare__row--changed").count()).isEqualTo(2);
            assertThat(page.locator(".compare__row--inserted").count()).isEqualTo(1);
            assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .isEqualTo(0);
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }
}

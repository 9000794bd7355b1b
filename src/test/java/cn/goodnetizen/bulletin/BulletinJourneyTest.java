package cn.goodnetizen.bulletin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.TestParts;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** News from the grassroots to the superior and back, and a publicity record, in a real browser. */
@PortalTest
@Import(BulletinSeasonInTests.class)
class BulletinJourneyTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @LocalServerPort
    private int port;

    @Autowired
    private BulletinSeasonInTests season;

    private final List<String> findings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void newsWithAPictureIsSentAdoptedAndToldBack(int width) {
        season.begin();
        season.sent("hn-edu-002", "洞庭农林大学举办网络文明宣讲", "2023-05-12");

        Page officer = signIn("hn-edu-001", width);
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("报送活动信息"))
                .click();
        look(officer, "feed-empty", width);
        button(officer, AriaRole.LINK, "写信息");
        officer.getByLabel("标题").fill("湘江理工大学开展“湘悦读·工力量”诵读活动");
        officer.getByLabel("活动日期").fill("2023-05-18");
        officer.getByLabel("正文").fill("5 月 18 日，学校工会组织 12 个分会的职工在图书馆开展诵读活动。\n\n老师们诵读经典、分享心得，现场气氛热烈。");
        officer.getByLabel("选择图片").setInputFiles(new FilePayload[] {
            new FilePayload("诵读现场.png", "image/png", BulletinSeasonInTests.picture(1)),
            new FilePayload("分享心得.png", "image/png", BulletinSeasonInTests.picture(6))
        });
        button(officer, AriaRole.BUTTON, "上传");
        officer.getByLabel("说明（选填，最多 60 个字）").first().fill("诵读现场");
        look(officer, "edit", width);
        button(officer, AriaRole.BUTTON, "报送上级");
        assertThat(officer.getByText("已报送省教育工会")).isVisible();
        String address = officer.url();
        look(officer, "sent", width);

        Page superior = signIn("hn-edu", width);
        superior.navigate(url("/bulletin/inbox"));
        look(superior, "inbox", width);
        button(superior, AriaRole.LINK, "湘江理工大学开展“湘悦读·工力量”诵读活动");
        button(superior, AriaRole.BUTTON, "标记已收到");
        superior.getByLabel("用在哪里").fill("省教育工会简报第 3 期");
        button(superior, AriaRole.BUTTON, "采用");
        assertThat(superior.getByText("已采用，报送单位会收到邮件。")).isVisible();
        look(superior, "adopted", width);
        superior.navigate(url("/bulletin"));
        look(superior, "feed", width);
        superior.navigate(url("/bulletin/counts"));
        look(superior, "counts", width);

        officer.navigate(address);
        assertThat(officer.getByText("省教育工会简报第 3 期")).isVisible();
        look(officer, "told-back", width);

        officer.navigate(url("/bulletin/publicity"));
        button(officer, AriaRole.LINK, "登记宣传");
        officer.getByLabel("报刊").check();
        officer.getByLabel("具体名称").fill("湘江理工大学校报");
        officer.getByLabel("标题").fill("书香满校园：教职工诵读活动侧记");
        officer.getByLabel("链接").fill("https://news.example/2023/0519");
        officer.getByLabel("截图")
                .setInputFiles(new FilePayload("版面.png", "image/png", BulletinSeasonInTests.picture(3)));
        look(officer, "record", width);
        button(officer, AriaRole.BUTTON, "保存");
        assertThat(officer.getByText("书香满校园：教职工诵读活动侧记")).isVisible();
        look(officer, "publicity", width);
        button(officer, AriaRole.LINK, "修改：书香满校园：教职工诵读活动侧记");
        look(officer, "record-edit", width);

        officer.context().close();
        superior.context().close();
        assertThat(findings).isEmpty();
    }

    private static void button(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }

    private void look(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("bulletin-" + name + "-" + width + ".png")));
        int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (overflow > 0) {
            findings.add(width + " px, " + name + ": " + overflow + " px too wide");
        }
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(violation -> findings.add(width + " px, " + name + ": " + violation.getHelp() + " "
                        + violation.getNodes().getFirst().getHtml()));
    }

    private Page signIn(String username, int width) {
        Page page = TestParts.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, width < 500 ? 844 : 900))
                .newPage();
        page.onPageError(findings::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                findings.add(message.text());
            }
        });
        page.navigate(url("/login"));
        page.fill("#username", username);
        page.fill("#password", "demo-2023");
        page.click("form[action='/login'] button");
        page.waitForURL(url("/"));
        return page;
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}

package cn.goodnetizen.bulletin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.PortalTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** News from the grassroots to the superior and back, and a publicity record, in a real browser. */
@PortalTest
class BulletinJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private BulletinSeasonInTests season;

    private PortalVisits visits;

    @BeforeEach
    void open() {
        visits = new PortalVisits(port, "bulletin");
    }

    @AfterEach
    void leave() {
        visits.end();
    }

    @Test
    void newsWithAPictureIsSentAdoptedAndToldBack() {
        season.begin();
        season.sent("hn-edu-002", "洞庭农林大学举办网络文明宣讲", "2023-05-12");

        Page officer = visits.signIn("hn-edu-001");
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("报送活动信息"))
                .click();
        visits.look(officer, "feed-empty");
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
        visits.look(officer, "edit");
        button(officer, AriaRole.BUTTON, "报送上级");
        assertThat(officer.getByText("已报送省教育工会")).isVisible();
        String address = officer.url();
        visits.look(officer, "sent");

        Page superior = visits.signIn("hn-edu");
        superior.navigate(visits.url("/bulletin/inbox"));
        visits.look(superior, "inbox");
        button(superior, AriaRole.LINK, "湘江理工大学开展“湘悦读·工力量”诵读活动");
        button(superior, AriaRole.BUTTON, "标记已收到");
        superior.getByLabel("用在哪里").fill("省教育工会简报第 3 期");
        button(superior, AriaRole.BUTTON, "采用");
        assertThat(superior.getByText("已采用，报送单位会收到邮件。")).isVisible();
        visits.look(superior, "adopted");
        superior.navigate(visits.url("/bulletin"));
        visits.look(superior, "feed");
        superior.navigate(visits.url("/bulletin/counts"));
        visits.look(superior, "counts");

        officer.navigate(address);
        assertThat(officer.getByText("省教育工会简报第 3 期")).isVisible();
        visits.look(officer, "told-back");

        officer.navigate(visits.url("/bulletin/publicity"));
        button(officer, AriaRole.LINK, "登记宣传");
        officer.getByLabel("报刊").check();
        officer.getByLabel("具体名称").fill("湘江理工大学校报");
        officer.getByLabel("标题").fill("书香满校园：教职工诵读活动侧记");
        officer.getByLabel("链接").fill("https://news.example/2023/0519");
        officer.getByLabel("截图")
                .setInputFiles(new FilePayload("版面.png", "image/png", BulletinSeasonInTests.picture(3)));
        visits.look(officer, "record");
        button(officer, AriaRole.BUTTON, "保存");
        assertThat(officer.getByText("书香满校园：教职工诵读活动侧记")).isVisible();
        visits.look(officer, "publicity");
        button(officer, AriaRole.LINK, "修改：书香满校园：教职工诵读活动侧记");
        visits.look(officer, "record-edit");
    }

    private static void button(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        page.waitForLoadState();
    }
}

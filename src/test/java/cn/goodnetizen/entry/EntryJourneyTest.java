package cn.goodnetizen.entry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.local.TestParts;
import cn.goodnetizen.media.TestMedia;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.camunda.client.CamundaClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A participant enters a reading on a phone, from the first word to the hand-in; the engine says what is wrong with the video. */
@PortalTest
@DirtiesContext
@ResourceLock(SharedParts.ENGINE)
class EntryJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EntrantsInTests entrants;

    @Autowired
    private Entries entries;

    @Autowired
    private CamundaClient client;

    private PortalVisits visits;

    @DynamicPropertySource
    static void engine(DynamicPropertyRegistry properties) {
        properties.add("camunda.client.grpc-address", () -> TestParts.engine().grpcAddress());
        properties.add("camunda.client.rest-address", () -> TestParts.engine().restAddress());
    }

    @BeforeEach
    void open() {
        entrants.begin();
        entrants.participant(12);
        visits = new PortalVisits(port, "entry");
        setDefaultAssertionTimeout(30_000);
    }

    /** No instance is left for whoever has the engine next. */
    @AfterEach
    void leave() throws Exception {
        setDefaultAssertionTimeout(5_000);
        HttpRequest purge = HttpRequest.newBuilder(
                        TestParts.engine().managementAddress().resolve("/actuator/cluster/purge"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(purge, HttpResponse.BodyHandlers.discarding());
        }
        visits.end();
    }

    @Test
    void aParticipantEntersAReadingMendsTheVideoAndHandsItIn() {
        Page page = visits.anybody();
        visits.signIn(page, EntrantsInTests.mail(12), EntrantsInTests.PASSWORD);
        page.waitForURL(visits.url("/my"));
        visits.look(page, "home");
        page.click("text=报名和查看作品");
        visits.look(page, "tracks", PortalVisits.PHONE, PortalVisits.DESK, PortalVisits.WALL);
        page.locator("section.card:has-text('全省职工诵读') button").click();
        page.waitForURL(Pattern.compile(".*/my/entries/\\d+"));
        visits.look(page, "empty");

        typesAndComesBack(page);
        uploadsTheWrongVideoAndThenTheRightOne(page);
        previewsAndHandsIn(page);

        Assertions.assertThat(entries.findAll())
                .singleElement()
                .extracting(Entry::state, Entry::title)
                .containsExactly(EntryState.CHECKING, "把青春献给劳动");
        await().until(() ->
                !client.newProcessInstanceSearchRequest().send().join().items().isEmpty());
    }

    @Test
    void aUnionEntersTheAccountOfAMember() throws IOException {
        Page page = visits.signIn("hn-edu-001");
        page.click("nav >> text=参赛作品");
        page.click("main >> text=推荐作品");
        page.locator("section.card:has-text('网络达人') button").click();
        page.waitForURL(Pattern.compile(".*/union/entries/\\d+"));

        assertThat(page.locator("#pastForm optgroup")).hasCount(9);
        page.selectOption("#pastPlatform", "douyin");
        assertThat(page.locator("#pastForm option")).hasText(new String[] {"请选择", "短视频", "中视频"});
        page.selectOption("#pastForm", "中视频");
        page.setInputFiles("#pastFile", new FilePayload("推文.png", "image/png", picture()));
        assertThat(page.locator("#file-past")).containsText("往期作品是图片，不作技术检测。");
        assertThat(page.locator("#file-past .badge")).hasText("由工作人员查看");
        page.fill("#phone", "1300000");
        assertThat(page.locator("[data-saved]")).hasText("已保存 14:32");
        page.click("button[value=preview]:visible");
        assertThat(page.locator("#phone-error")).containsText("现在填的是“1300000”");
        assertThat(page.locator("#pastForm")).hasValue("中视频");
        assertThat(page.locator("#file-past")).containsText("推文.png");
        visits.look(page, "union");
        page.navigate(visits.url("/union/entries"));
        visits.look(page, "union-list");
    }

    @Test
    void whatCannotBeSavedStaysOnThePageAndSaysSo() {
        Page page = visits.signIn("hn-edu-001");
        page.navigate(visits.url("/union/entries"));
        page.locator("section.card:has-text('全省职工诵读') button").click();
        page.waitForURL(Pattern.compile(".*/union/entries/\\d+"));
        Page other = page.context().newPage();
        other.navigate(page.url());

        page.context().setOffline(true);
        page.fill("#title", "断网时写的");
        assertThat(page.locator("[data-saved]")).containsText("未能保存，内容仍在本页");
        page.context().setOffline(false);
        assertThat(page.locator("[data-saved]")).hasText("已保存 14:32");

        other.fill("#title", "另一个页面写的");
        assertThat(other.locator("[data-overtaken]")).containsText("已在另一个页面改过");
        assertThat(other.locator("#title")).hasValue("另一个页面写的");
        visits.look(other, "overtaken");
        other.click("text=用这里的内容保存");
        assertThat(other.locator(".flash--success")).hasText("草稿已保存。");
        page.reload();
        assertThat(page.locator("#title")).hasValue("另一个页面写的");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static void typesAndComesBack(Page page) {
        assertThat(page.locator("#groupName")).isHidden();
        page.getByLabel("团体", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(page.locator("label[for=groupName]")).containsText("团体名称");
        page.fill("#groupName", "图书馆诵读小组");
        page.fill("#members-0-name", "测试乙");
        page.fill("#members-0-unit", "湘江理工大学工会");
        page.click("[data-add-member]");
        page.fill("#members-1-name", "测试丙");
        page.click("[data-add-member]");
        page.fill("#members-2-name", "测试丁");
        page.click("[aria-label='移除第 2 位成员']");
        page.fill("#members-2-unit", "湘江理工大学工会");
        page.fill("#title", "把青春献给劳动");
        assertThat(page.locator("[data-saved]")).hasText("已保存 14:32");

        page.reload();
        assertThat(page.locator("#title")).hasValue("把青春献给劳动");
        assertThat(page.locator("#members-1-name")).hasValue("测试丁");
        assertThat(page.locator("[data-member]")).hasCount(2);
    }

    private void uploadsTheWrongVideoAndThenTheRightOne(Page page) {
        page.setInputFiles("#contestFile", TestMedia.ordinary("entry-too-small.mp4", "1280x720", 2));
        Locator file = page.locator("#file-contest");
        assertThat(file).containsText("entry-too-small.mp4");
        assertThat(file).containsText("分辨率 1280×720，低于 1920×1080。");
        assertThat(file.locator(".badge")).hasText("须修改");
        assertThat(file.locator("video")).hasAttribute("poster", Pattern.compile(".*/poster"));
        visits.look(page, "too-small");

        page.click("button[value=preview]:visible");
        assertThat(page.locator("#problems-title")).containsText("处需要填写或改正");
        visits.look(page, "missing");
        page.click(".problems a >> text=请选择主题");
        page.locator("#theme").getByText("经典传诵").click();
        page.getByLabel("原创作品", new Page.GetByLabelOptions().setExact(true)).check();
        for (Locator term : page.locator("input[name=terms]").all()) {
            term.check();
        }

        page.setInputFiles("#contestFile", TestMedia.ordinary("entry-right.mp4", "1920x1080", 2));
        assertThat(file).containsText("entry-right.mp4");
        assertThat(file).containsText("检测通过");
        assertThat(page.locator("[data-saved]")).hasText("已保存 14:32");
        visits.look(page, "ready", PortalVisits.PHONE, PortalVisits.DESK, PortalVisits.WALL);
    }

    private void previewsAndHandsIn(Page page) {
        page.click("button[value=preview]:visible");
        page.waitForURL(Pattern.compile(".*/preview"));
        assertThat(page.locator("#file-contest")).containsText("检测通过");
        assertThat(page.locator("main")).containsText("测试丁（湘江理工大学工会）");
        visits.look(page, "preview");
        page.click("button:has-text('确认提交')");
        assertThat(page.locator(".flash--success")).containsText("已提交");
        page.click("summary:has-text('撤回作品')");
        visits.look(page, "handed-in");
        page.click("nav >> text=我的作品");
        visits.look(page, "list");
    }
}

package cn.goodnetizen.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@PortalTest
class NewsPagesTest {

    private static final String UNIT = "hn-edu-001";
    private static final String SUPERIOR = "hn-edu";

    @Autowired
    private MockMvc portal;

    @Autowired
    private BulletinSeasonInTests season;

    @Autowired
    private StoredNews news;

    @Autowired
    private StoredPictures pictures;

    @Autowired
    private NewsArrivals arrivals;

    @BeforeEach
    void beginSeason() {
        season.begin();
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, OFFICER, 200, 200",
        "hn-edu-001, MANAGER, 200, 200",
        "hn-edu, OFFICER, 404, 200",
        "hn-edu, MANAGER, 404, 200",
        "hn, ORGANISER, 404, 200",
        "hn-wx, MANAGER, 404, 200",
        "hn-edu-002, OFFICER, 404, 404",
        "hn-szjg, OFFICER, 404, 404",
    })
    void aDraftIsItsUnitsOwnAndWhatIsSentIsReadByTheLineAboveAndTheOrganisers(
            String unit, Role role, int draft, int sent) throws Exception {
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");
        show(newsId, unit, role).andExpect(status().is(draft));

        act(newsId, "", UNIT, Role.OFFICER, "action", "send");

        show(newsId, unit, role).andExpect(status().is(sent));
        portal.perform(get("/bulletin").with(user(account(unit, role))))
                .andExpect(content().string(sent == 200 ? containsString("诵读活动") : not(containsString("诵读活动"))));
    }

    @ParameterizedTest
    @CsvSource({"hn-edu-001, MANAGER, 403", "hn-edu, OFFICER, 403", "hn, ORGANISER, 403", "hn-edu-002, OFFICER, 404"})
    void onlyTheUnitItselfChangesItsNews(String unit, Role role, int status) throws Exception {
        long newsId = season.sent(UNIT, "诵读活动", "2023-05-18");

        for (String action : List.of("", "/recall", "/delete")) {
            act(newsId, action, unit, role).andExpect(status().is(status));
        }
        assertThat(state(newsId)).isEqualTo(NewsState.SENT);
    }

    @ParameterizedTest
    @CsvSource({"hn-edu, MANAGER, 403", "hn-edu-001, OFFICER, 403", "hn, ORGANISER, 403", "hn-edu-002, OFFICER, 404"})
    void onlyTheUnitItCameToHandlesNews(String unit, Role role, int status) throws Exception {
        long newsId = season.sent(UNIT, "诵读活动", "2023-05-18");

        for (String action : List.of("/receive", "/adopt", "/pass-on")) {
            act(newsId, action, unit, role, "remark", "简报").andExpect(status().is(status));
        }
        assertThat(state(newsId)).isEqualTo(NewsState.SENT);
    }

    @Test
    void newsIsTakenBackUntilTheSuperiorHasReceivedIt() throws Exception {
        long newsId = season.sent(UNIT, "诵读活动", "2023-05-18");

        act(newsId, "/recall", UNIT, Role.DEPUTY).andExpect(redirectedUrl("/bulletin/news/" + newsId + "/edit"));
        portal.perform(get("/bulletin/inbox").with(user(account(SUPERIOR, Role.OFFICER))))
                .andExpect(content().string(containsString("没有未接收的信息")));

        act(newsId, "", UNIT, Role.OFFICER, "action", "send");
        act(newsId, "/receive", SUPERIOR, Role.DEPUTY);
        act(newsId, "/recall", UNIT, Role.OFFICER).andExpect(flash().attribute("flashError", "上级已经收到这条信息，不能再撤回。"));
        assertThat(state(newsId)).isEqualTo(NewsState.RECEIVED);
    }

    @Test
    void whatIsAdoptedIsToldBackByOneLetterAndWhatIsReceivedOnThePageOnly() throws Exception {
        long newsId = season.sent(UNIT, "诵读活动", "2023-05-18");

        act(newsId, "/receive", SUPERIOR, Role.OFFICER);
        act(newsId, "/adopt", SUPERIOR, Role.OFFICER, "remark", "").andExpect(flash().attributeExists("remarkError"));
        assertThat(state(newsId)).isEqualTo(NewsState.RECEIVED);
        act(newsId, "/adopt", SUPERIOR, Role.OFFICER, "remark", "省教育工会简报第 3 期");
        act(newsId, "/adopt", SUPERIOR, Role.OFFICER, "remark", "省教育工会简报第 4 期");

        long adoption =
                arrivals.findByNewsIdAndUnitCode(newsId, SUPERIOR).orElseThrow().id();
        await().untilAsserted(() ->
                assertThat(season.campaigns().lettersTo(UNIT)).containsExactly("ADOPTED adopted-" + adoption));
        show(newsId, UNIT, Role.OFFICER)
                .andExpect(content().string(containsString("已采用")))
                .andExpect(content().string(containsString("省教育工会简报第 4 期")));
    }

    @Test
    void aSuperiorPassesNewsOnAndTheOrganiserSeesTheWayItCame() throws Exception {
        long newsId = season.sent(UNIT, "诵读活动", "2023-05-18");

        act(newsId, "/pass-on", SUPERIOR, Role.OFFICER).andExpect(flash().attribute("flashSuccess", "已报送省总工会。"));
        act(newsId, "/pass-on", SUPERIOR, Role.OFFICER);

        assertThat(arrivals.findByNewsIdOrderById(newsId))
                .extracting(NewsArrival::unitCode)
                .containsExactly(SUPERIOR, "hn");
        portal.perform(get("/bulletin/inbox").with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("湘江理工大学，经省教育工会报来")));
        act(newsId, "/adopt", "hn", Role.ORGANISER, "remark", "湘工e家活动专区");
        show(newsId, UNIT, Role.OFFICER).andExpect(content().string(containsString("湘工e家活动专区")));
    }

    @Test
    void theHeadOfTheOtherLinePassesOnToTheOrganiserThatLeads() throws Exception {
        long newsId = season.sent("hn-wx-changsha", "网络安全宣传", "2023-05-18");

        act(newsId, "/pass-on", "hn-wx", Role.ORGANISER).andExpect(flash().attribute("flashSuccess", "已报送省总工会。"));
        act(newsId, "/pass-on", "hn", Role.ORGANISER).andExpect(flash().attributeExists("flashError"));
    }

    @Test
    void everythingOnThePageIsReceivedAtOnceAndWhatWasRecalledIsLeftOut() throws Exception {
        long first = season.sent(UNIT, "第一条", "2023-05-18");
        long second = season.sent("hn-edu-002", "第二条", "2023-05-18");
        long foreign = season.sent("hn-szjg-001", "别处的", "2023-05-18");
        act(second, "/recall", "hn-edu-002", Role.OFFICER);

        portal.perform(post("/bulletin/inbox/receive")
                        .param("news", "" + first, "" + second, "" + foreign)
                        .with(csrf())
                        .with(user(account(SUPERIOR, Role.OFFICER))))
                .andExpect(flash().attribute("flashSuccess", "已收到 1 条信息。"));

        assertThat(state(first)).isEqualTo(NewsState.RECEIVED);
        assertThat(state(second)).isEqualTo(NewsState.DRAFT);
        assertThat(state(foreign)).isEqualTo(NewsState.SENT);
    }

    @Test
    void whatDoesNotFitIsSaidBesideItsFieldAndNothingTypedIsLost() throws Exception {
        portal.perform(multipart("/bulletin/news")
                        .param("title", "题".repeat(61))
                        .param("body", "写好的正文")
                        .param("eventDay", "2023-05-21")
                        .param("action", "send")
                        .with(csrf())
                        .with(user(account(UNIT, Role.OFFICER))))
                .andExpect(content().string(containsString("标题最多 60 个字，填写了 61 个字")))
                .andExpect(content().string(containsString("活动日期不能晚于今天 2023年5月20日，填写的是 2023年5月21日")))
                .andExpect(content().string(containsString(">写好的正文</textarea>")));
        assertThat(news.count()).isZero();
    }

    @Test
    void aDraftThatAColleagueChangedMeanwhileIsNotOverwritten() throws Exception {
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");
        long shown = news.findById(newsId).orElseThrow().version();
        write(newsId, "同事改的标题", shown);

        write(newsId, "我改的标题", shown)
                .andExpect(content().string(containsString("刚被本单位的同事修改过")))
                .andExpect(content().string(containsString("value=\"我改的标题\"")));
        assertThat(news.findById(newsId).orElseThrow().title()).isEqualTo("同事改的标题");
    }

    @Test
    void picturesAreToldByTheirContentAndServedOnlyToThoseWhoReadTheNews() throws Exception {
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");

        upload(
                        newsId,
                        new MockMultipartFile("upload", "现场.jpg", null, BulletinSeasonInTests.picture(1)),
                        new MockMultipartFile("upload", "现场.png", null, "<svg/>".getBytes(StandardCharsets.UTF_8)))
                .andExpect(flash().attribute("uploadErrors", contains(containsString("可接受：JPG 图片、PNG 图片"))));

        NewsPicture picture = pictures.findByNewsIdOrderById(newsId).getFirst();
        String address = "/bulletin/news/" + newsId + "/pictures/" + picture.id();
        portal.perform(get(address).with(user(account(UNIT, Role.OFFICER))))
                .andExpect(content().contentType("image/png"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        portal.perform(get(address).with(user(account(SUPERIOR, Role.OFFICER)))).andExpect(status().isNotFound());
        long other = season.sent("hn-edu-002", "别家的", "2023-05-18");
        portal.perform(get("/bulletin/news/" + other + "/pictures/" + picture.id())
                        .with(user(account(SUPERIOR, Role.OFFICER))))
                .andExpect(status().isNotFound());
    }

    @Test
    void thereAreNineDifferentPicturesAtMost() throws Exception {
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");

        upload(
                        newsId,
                        IntStream.range(0, 10)
                                .mapToObj(i -> new MockMultipartFile(
                                        "upload", "现场" + i + ".png", null, BulletinSeasonInTests.picture(i)))
                                .toArray(MockMultipartFile[]::new))
                .andExpect(flash().attribute("uploadErrors", contains("图片最多 9 张，“现场9.png”没有加入。")));

        assertThat(pictures.countByNewsId(newsId)).isEqualTo(9);
    }

    @Test
    void aPictureLeavesTheStoreWithItsRowAndOneThatIsThereAlreadyDoesNotComeIn() throws Exception {
        FilesInStore files = new FilesInStore();
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");
        MockMultipartFile first = new MockMultipartFile("upload", "一.png", null, BulletinSeasonInTests.picture(1));

        upload(newsId, first, new MockMultipartFile("upload", "二.png", null, BulletinSeasonInTests.picture(2)));
        upload(newsId, first);
        assertThat(files.added()).hasSize(2);

        NewsPicture removed = pictures.findByNewsIdOrderById(newsId).getFirst();
        act(newsId, "", UNIT, Role.OFFICER, "action", "remove-" + removed.id());
        assertThat(files.added()).hasSize(1).doesNotContain(removed.storageName());

        act(newsId, "/delete", UNIT, Role.OFFICER);
        assertThat(files.added()).isEmpty();
    }

    @Test
    void afterTheCampaignNothingIsWrittenOrSent() throws Exception {
        long newsId = season.draft(UNIT, "诵读活动", "2023-05-18");
        season.clock().set("2024-01-02T09:00:00+08:00");

        portal.perform(get("/bulletin/news/new").with(user(account(UNIT, Role.OFFICER))))
                .andExpect(redirectedUrl("/bulletin"));
        act(newsId, "", UNIT, Role.OFFICER, "action", "send")
                .andExpect(content().string(containsString("活动信息的报送时间为 2023年4月3日 至 2023年12月31日，今天是 2024年1月2日")));
        assertThat(state(newsId)).isEqualTo(NewsState.DRAFT);
    }

    @Test
    void theFeedIsPagedByKeyAndNarrowedByUnitDayAndState() throws Exception {
        for (int i = 1; i <= 15; i++) {
            season.sent(UNIT, "甲单位第" + i + "条", "2023-05-%02d".formatted(i));
            season.sent("hn-edu-002", "乙单位第" + i + "条", "2023-05-%02d".formatted(i));
        }

        String first = page("/bulletin", SUPERIOR);
        assertThat(first).contains("甲单位第15条", "乙单位第6条").doesNotContain("甲单位第5条");
        String older = link(first, "下一页");
        String second = page(older, SUPERIOR);
        assertThat(second).contains("甲单位第5条", "乙单位第1条").doesNotContain("甲单位第6条");
        assertThat(page(link(second, "上一页"), SUPERIOR)).contains("甲单位第15条").doesNotContain("甲单位第5条");
        assertThat(page("/bulletin?unit=" + UNIT + "&from=2023-05-03&to=2023-05-04", SUPERIOR))
                .contains("甲单位第3条", "甲单位第4条")
                .doesNotContain("甲单位第5条", "乙单位");
        assertThat(page("/bulletin?state=ADOPTED", SUPERIOR)).contains("没有符合条件的信息");
        portal.perform(get("/bulletin?unit=hn-szjg").with(user(account(SUPERIOR, Role.OFFICER))))
                .andExpect(status().isNotFound());
    }

    @Test
    void theCountsAddUpFromTheGrassrootsToTheProvinceAndLeaveAsAWorkbook() throws Exception {
        long adopted = season.sent(UNIT, "采用的", "2023-05-18");
        season.sent(UNIT, "没看的", "2023-05-18");
        season.sent(SUPERIOR, "本级的", "2023-05-18");
        season.draft(UNIT, "草稿", "2023-05-18");
        act(adopted, "/pass-on", SUPERIOR, Role.OFFICER);
        act(adopted, "/adopt", "hn", Role.ORGANISER, "remark", "湘工e家");

        assertThat(page("/bulletin/counts", SUPERIOR)).contains("湘江理工大学工会");
        byte[] file = portal.perform(get("/bulletin/counts.xlsx").with(user(account("hn", Role.MANAGER))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(row(workbook.getSheetAt(0), "湖南省教育工会")).containsExactly(3L, 1L, 1L, 1L);
            assertThat(row(workbook.getSheetAt(0), "合计")).containsExactly(3L, 1L, 1L, 1L);
            assertThat(row(workbook.getSheetAt(1), "湘江理工大学工会")).containsExactly(2L, 1L, 1L, 1L);
            assertThat(row(workbook.getSheetAt(1), "湖南省教育工会")).containsExactly(1L, 0L, 0L, 0L);
        }
    }

    private static List<Long> row(XSSFSheet sheet, String name) {
        for (var row : sheet) {
            if (row.getCell(1).getStringCellValue().equals(name)) {
                return IntStream.range(2, 6)
                        .mapToObj(i -> (long) row.getCell(i).getNumericCellValue())
                        .toList();
            }
        }
        throw new AssertionError("no row of " + name);
    }

    private static String link(String page, String label) {
        var found = Pattern.compile("href=\"([^\"]+)\">" + label + "<").matcher(page);
        assertThat(found.find()).as("a link " + label).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String page(String address, String unit) throws Exception {
        return portal.perform(get(address).with(user(account(unit, Role.OFFICER))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private NewsState state(long newsId) {
        return news.findById(newsId).orElseThrow().state();
    }

    private ResultActions show(long newsId, String unit, Role role) throws Exception {
        return portal.perform(get("/bulletin/news/{id}", newsId).with(user(account(unit, role))));
    }

    private ResultActions write(long newsId, String title, long version) throws Exception {
        return portal.perform(multipart("/bulletin/news/{id}", newsId)
                .param("title", title)
                .param("body", "正文")
                .param("eventDay", "2023-05-18")
                .param("version", "" + version)
                .with(csrf())
                .with(user(account(UNIT, Role.OFFICER))));
    }

    private ResultActions upload(long newsId, MockMultipartFile... files) throws Exception {
        MockMultipartHttpServletRequestBuilder request = multipart("/bulletin/news/{id}", newsId);
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        return portal.perform(request.param("title", "诵读活动")
                .param("body", "正文")
                .param("eventDay", "2023-05-18")
                .param("version", "" + news.findById(newsId).orElseThrow().version())
                .with(csrf())
                .with(user(account(UNIT, Role.OFFICER))));
    }

    private ResultActions act(long newsId, String action, String unit, Role role, String... parameter)
            throws Exception {
        MockHttpServletRequestBuilder request = post("/bulletin/news/" + newsId + action)
                .param("title", "诵读活动")
                .param("body", "正文")
                .param("eventDay", "2023-05-18")
                .param("version", "" + news.findById(newsId).orElseThrow().version());
        if (parameter.length > 0) {
            request.param(parameter[0], parameter[1]);
        }
        return portal.perform(request.with(csrf()).with(user(account(unit, role))));
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}

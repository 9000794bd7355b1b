package cn.goodnetizen.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class PublicityPagesTest {

    private static final String UNIT = "hn-edu-001";

    @Autowired
    private MockMvc portal;

    @Autowired
    private BulletinSeasonInTests season;

    @Autowired
    private StoredPublicity publicity;

    @BeforeEach
    void beginSeason() {
        season.begin();
    }

    @Test
    void aRecordIsListedForItsUnitAndThoseAboveWithItsLinkAndScreenshot() throws Exception {
        record(UNIT, Role.OFFICER, "PRINT", "校报头版", "https://news.example/2023/诵读?a=1", picture(1))
                .andExpect(redirectedUrl("/bulletin/publicity"));

        long id = publicity.findAll().getFirst().id();
        for (String unit : new String[] {UNIT, "hn-edu", "hn", "hn-wx"}) {
            list(unit)
                    .andExpect(content().string(containsString("校报头版")))
                    .andExpect(content().string(containsString("rel=\"noopener noreferrer\"")));
            shot(id, unit).andExpect(content().contentType("image/png"));
        }
        for (String unit : new String[] {"hn-edu-002", "hn-szjg"}) {
            list(unit).andExpect(content().string(not(containsString("校报头版"))));
            shot(id, unit).andExpect(status().isNotFound());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "news.example", "ftp://a.example/x", "https://a:b@c.example/", "https://"
            })
    void aLinkThatIsNoWebPageIsRefusedWithWhatWasTyped(String link) throws Exception {
        record(UNIT, Role.OFFICER, "DOUYIN", "短视频", link, null)
                .andExpect(content().string(containsString("链接应是以 http:// 或 https:// 开头的完整网址，填写的是")))
                .andExpect(content().string(containsString("value=\"短视频\"")));
        assertThat(publicity.count()).isZero();
    }

    @Test
    void otherChannelsAreNamedAndAScreenshotIsAPicture() throws Exception {
        record(UNIT, Role.OFFICER, "OTHER", "宣传栏", "", null)
                .andExpect(content().string(containsString("渠道为“其他”时，请填写具体名称")));
        record(
                        UNIT,
                        Role.OFFICER,
                        "PRINT",
                        "校报",
                        "",
                        new MockMultipartFile("upload", "截图.png", null, "%PDF-1.4".getBytes(StandardCharsets.UTF_8)))
                .andExpect(content().string(containsString("可接受：JPG 图片、PNG 图片")));
        assertThat(publicity.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"hn-edu-001, MANAGER, 403", "hn-edu, OFFICER, 403", "hn-edu-002, OFFICER, 404"})
    void onlyTheUnitItselfChangesItsRecord(String unit, Role role, int status) throws Exception {
        record(UNIT, Role.OFFICER, "PRINT", "校报头版", "", null);
        long id = publicity.findAll().getFirst().id();

        portal.perform(get("/bulletin/publicity/{id}/edit", id).with(user(account(unit, role))))
                .andExpect(status().is(status));
        for (String action : new String[] {"", "/delete"}) {
            portal.perform(post("/bulletin/publicity/" + id + action)
                            .param("channel", "PRINT")
                            .param("title", "改")
                            .param("publishedDay", "2023-05-19")
                            .with(csrf())
                            .with(user(account(unit, role))))
                    .andExpect(status().is(status));
        }
        assertThat(publicity.findAll()).extracting(PublicityRecord::title).containsExactly("校报头版");
    }

    @Test
    void aScreenshotLeavesTheStoreWhenItIsReplacedRemovedOrGoesWithItsRecord() throws Exception {
        FilesInStore files = new FilesInStore();
        record(UNIT, Role.OFFICER, "PRINT", "校报头版", "", picture(1));
        PublicityRecord recorded = publicity.findAll().getFirst();

        change(recorded.id(), "", picture(2)).andExpect(redirectedUrl("/bulletin/publicity"));
        assertThat(files.added()).hasSize(1).doesNotContain(recorded.screenshotStorage());

        change(recorded.id(), "true", null).andExpect(redirectedUrl("/bulletin/publicity"));
        assertThat(files.added()).isEmpty();

        change(recorded.id(), "", picture(3));
        portal.perform(post("/bulletin/publicity/{id}/delete", recorded.id())
                .with(csrf())
                .with(user(account(UNIT, Role.OFFICER))));
        assertThat(publicity.count()).isZero();
        assertThat(files.added()).isEmpty();
    }

    @Test
    void aManagerRecordsNothing() throws Exception {
        record(UNIT, Role.MANAGER, "PRINT", "校报头版", "", null).andExpect(status().isForbidden());
    }

    @Test
    void channelsAreCountedAndWhatWasTypedStaysTextInTheWorkbook() throws Exception {
        record("hn", Role.ORGANISER, "WECHAT_ZONE", "=HYPERLINK(\"https://a.example\")", "", null);
        record(UNIT, Role.OFFICER, "PRINT", "校报头版", "", null);

        list("hn").andExpect(content().string(containsString("湘工e家")));
        byte[] file = portal.perform(get("/bulletin/publicity.xlsx").with(user(account("hn", Role.MANAGER))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2);
            workbook.getSheetAt(0)
                    .forEach(row ->
                            row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
            assertThat(workbook.getSheetAt(1).getRow(1).getCell(1).getNumericCellValue())
                    .isEqualTo(1);
        }
        byte[] own = portal.perform(get("/bulletin/publicity.xlsx").with(user(account("hn-edu", Role.MANAGER))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(own))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1);
        }
    }

    private ResultActions record(
            String unit, Role role, String channel, String title, String link, MockMultipartFile file)
            throws Exception {
        var request = multipart("/bulletin/publicity");
        if (file != null) {
            request.file(file);
        }
        return portal.perform(request.param("channel", channel)
                .param("title", title)
                .param("publishedDay", "2023-05-19")
                .param("link", link)
                .with(csrf())
                .with(user(account(unit, role))));
    }

    private ResultActions change(long id, String removeScreenshot, MockMultipartFile file) throws Exception {
        var request = multipart("/bulletin/publicity/{id}", id);
        if (file != null) {
            request.file(file);
        }
        long version = publicity.findById(id).orElseThrow().version();
        return portal.perform(request.param("channel", "PRINT")
                .param("title", "校报头版")
                .param("publishedDay", "2023-05-19")
                .param("version", Long.toString(version))
                .param("removeScreenshot", removeScreenshot)
                .with(csrf())
                .with(user(account(UNIT, Role.OFFICER))));
    }

    private ResultActions list(String unit) throws Exception {
        return portal.perform(get("/bulletin/publicity").with(user(account(unit, Role.OFFICER))));
    }

    private ResultActions shot(long id, String unit) throws Exception {
        return portal.perform(get("/bulletin/publicity/{id}/screenshot", id).with(user(account(unit, Role.OFFICER))));
    }

    private static MockMultipartFile picture(int number) {
        return new MockMultipartFile("upload", "截图.png", null, BulletinSeasonInTests.picture(number));
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}

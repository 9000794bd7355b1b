package cn.goodnetizen.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.TestParts;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.process.CampaignFixture;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The organiser brings in a unit by a workbook with an error, mends it, hands its code out, and merges two unions. */
@PortalTest
@Import({OrganizationSnapshot.class, CampaignFixture.class})
class OrganizationJourneyTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @LocalServerPort
    private int port;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private Organization organization;

    @Autowired
    private UnitNames names;

    @Autowired
    private PortalClock clock;

    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void remember() {
        campaigns.clear();
        snapshot.take();
        clock.set("2023-10-17T09:00:00+08:00");
    }

    @AfterEach
    void putBack() {
        snapshot.restore(campaigns::clear);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void unitsComeInByAWorkbookAndMerge(int width) throws IOException {
        names.resolve("湘江理工大学图书馆", "推荐表", "journey-1");
        try (Page page = TestParts.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900))) {
            signIn(page);
            page.navigate(url("/organization"));
            look(page, width, "tree");
            byte[] exported = exported(page);

            upload(page, OrganizationPagesTest.edited(exported, newUnit("省产业协会")));
            assertThat(page.locator(".org-problem").first()).containsText("没有这个类型");
            assertThat(page.locator("form[action$='/apply'] button")).isDisabled();
            look(page, width, "import-wrong");

            upload(page, OrganizationPagesTest.edited(exported, newUnit("直属基层工会")));
            look(page, width, "import-dry-run");
            page.click("form[action$='/apply'] button");
            assertThat(page.locator(".flash--success")).hasText("导入完成。");
            look(page, width, "import-applied");
            assertThat(organization.find("hn-edu-903")).isPresent();

            page.navigate(url("/organization"));
            page.click("form[action$='/codes'] button");
            assertThat(page.locator(".org-slip")).hasCount(1);
            look(page, width, "codes");
            String code = page.locator(".org-code").textContent();

            page.navigate(url("/organization/names"));
            look(page, width, "names");
            page.click(".org-name .actions button >> nth=0");
            assertThat(page.locator(".flash--success")).containsText("湘江理工大学工会");

            page.navigate(url("/organization/units/hn-szjg"));
            look(page, width, "unit");
            page.click("a.button--danger");
            page.selectOption("#into", "hn-edu");
            page.check("input[value=deputies]");
            page.click("button:has-text('看后果')");
            look(page, width, "closing");
            page.click("button:has-text('确认合并')");
            page.locator("dialog .button--danger").click();
            assertThat(page.locator(".flash--success")).containsText("已并入“湖南省教育工会”");
            look(page, width, "merged");
            assertThat(organization.unit("hn-szjg").mergedInto()).isEqualTo("hn-edu");
            page.navigate(url("/organization"));
            look(page, width, "tree-after");
            activate(page, code, width);
        }
        assertThat(findings).isEmpty();
    }

    private void activate(Page page, String code, int width) {
        page.click(".user-box__sign-out");
        page.navigate(url("/login"));
        page.click("a[href='/activate']");
        look(page, width, "activate");
        page.fill("#username", "hn-edu-903");
        page.fill("#code", code);
        page.fill("#password", "湘江边的老樟树 1998");
        page.fill("#repeated", "湘江边的老樟树 1998");
        page.click("button:has-text('设定密码并启用')");
        page.waitForURL(url("/login"));
        page.fill("#username", "hn-edu-903");
        page.fill("#password", "湘江边的老樟树 1998");
        page.click("form[action='/login'] button");
        page.waitForURL(url("/"));
        assertThat(page.locator(".user-box__unit")).hasText("测试学院工会");
    }

    private static Consumer<XSSFWorkbook> newUnit(String kind) {
        return workbook -> {
            OrganizationPagesTest.add(
                    workbook.getSheet("单位"),
                    "hn-edu-903",
                    "测试学院工会",
                    "测试学院",
                    kind,
                    "工会",
                    "hn-edu",
                    "x@union.example",
                    "0731-00000090",
                    "",
                    "在用");
            OrganizationPagesTest.add(
                    workbook.getSheet("账号"), "hn-edu-903", "测试学院工会 经办人", "hn-edu-903", "经办人", "x@union.example", "是");
            workbook.getSheet("单位").getRow(2).getCell(7).setCellValue("0731-00000099");
        };
    }

    private static byte[] exported(Page page) throws IOException {
        return Files.readAllBytes(page.waitForDownload(() -> page.click("a[href$='/organization/export']"))
                .path());
    }

    private static void upload(Page page, byte[] workbook) {
        page.setInputFiles("#workbook", new FilePayload("组织数据.xlsx", XLSX, workbook));
        page.click("form[action$='/organization/imports'] button");
        page.waitForURL("**/organization/imports/*");
    }

    private void look(Page page, int width, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("organization-" + width + "-" + name + ".png")));
        int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (overflow > 0) {
            findings.add(width + " px, " + name + ": " + overflow + " px too wide");
        }
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(violation -> findings.add(name + ": " + violation.getHelp() + " "
                        + violation.getNodes().getFirst().getHtml()));
    }

    private void signIn(Page page) {
        page.navigate(url("/login"));
        page.fill("#username", "hn");
        page.fill("#password", "demo-2023");
        page.click("form[action='/login'] button");
        page.waitForURL(url("/"));
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}

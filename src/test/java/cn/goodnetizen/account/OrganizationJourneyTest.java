package cn.goodnetizen.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.process.CampaignFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The organiser brings in a unit by a workbook with an error, mends it, hands its code out, and merges two unions. */
@PortalTest
class OrganizationJourneyTest {

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

    private PortalVisits visits;

    @BeforeEach
    void remember() {
        visits = new PortalVisits(port, "organization");
        campaigns.clear();
        snapshot.take();
        clock.set("2023-10-17T09:00:00+08:00");
    }

    @AfterEach
    void putBack() {
        snapshot.restore(campaigns::clear);
        visits.end();
    }

    @Test
    void unitsComeInByAWorkbookAndMerge() throws IOException {
        names.resolve("湘江理工大学图书馆", "推荐表", "journey-1");
        Page page = visits.signIn("hn");
        page.navigate(visits.url("/organization"));
        visits.look(page, "tree");
        byte[] exported = exported(page);

        upload(page, OrganizationPagesTest.edited(exported, newUnit("省产业协会")));
        assertThat(page.locator(".org-problem").first()).containsText("没有这个类型");
        assertThat(page.locator("form[action$='/apply'] button")).isDisabled();
        visits.look(page, "import-wrong");

        upload(page, OrganizationPagesTest.edited(exported, newUnit("直属基层工会")));
        visits.look(page, "import-dry-run");
        page.click("form[action$='/apply'] button");
        assertThat(page.locator(".flash--success")).hasText("导入完成。");
        visits.look(page, "import-applied");
        assertThat(organization.find("hn-edu-903")).isPresent();

        page.navigate(visits.url("/organization"));
        page.click("form[action$='/codes'] button");
        assertThat(page.locator(".org-slip")).hasCount(1);
        visits.look(page, "codes");
        String code = page.locator(".org-code").textContent();

        page.navigate(visits.url("/organization/names"));
        visits.look(page, "names");
        page.click(".org-name .actions button >> nth=0");
        assertThat(page.locator(".flash--success")).containsText("湘江理工大学工会");

        page.navigate(visits.url("/organization/units/hn-szjg"));
        visits.look(page, "unit");
        page.click("a.button--danger");
        page.selectOption("#into", "hn-edu");
        page.check("input[value=deputies]");
        page.click("button:has-text('看后果')");
        visits.look(page, "closing");
        page.click("button:has-text('确认合并')");
        page.locator("dialog .button--danger").click();
        assertThat(page.locator(".flash--success")).containsText("已并入“湖南省教育工会”");
        visits.look(page, "merged");
        assertThat(organization.unit("hn-szjg").mergedInto()).isEqualTo("hn-edu");
        page.navigate(visits.url("/organization"));
        visits.look(page, "tree-after");
        activate(page, code);
    }

    private void activate(Page page, String code) {
        page.click(".user-box__sign-out");
        page.navigate(visits.url("/login"));
        page.click("a[href='/activate']");
        visits.look(page, "activate");
        page.fill("#username", "hn-edu-903");
        page.fill("#code", code);
        page.fill("#password", "湘江边的老樟树 1998");
        page.fill("#repeated", "湘江边的老樟树 1998");
        page.click("button:has-text('设定密码并启用')");
        page.waitForURL(visits.url("/login"));
        page.fill("#username", "hn-edu-903");
        page.fill("#password", "湘江边的老樟树 1998");
        page.click("form[action='/login'] button");
        page.waitForURL(visits.url("/"));
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
}

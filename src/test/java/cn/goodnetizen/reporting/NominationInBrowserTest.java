package cn.goodnetizen.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer fills the 推荐表 in a real browser, on a phone and on a desk. */
@PortalTest
class NominationInBrowserTest {

    private static final String UNIT = "hn-edu-001";

    /** Copied in Excel: header, numbers before the rows, a cell with a line break. */
    private static final String CLIPBOARD = "序号\t达人姓名\t单位\t参赛平台\t账号昵称\t手机号\t备注\r\n"
            + IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> i + "\t测试" + i + "\t\"湘江理工大学\n第" + i + "分会\"\t抖音\t示例账号" + i + "\t130000000"
                            + String.format("%02d", i) + "\t\r\n")
                    .reduce("", String::concat);

    @LocalServerPort
    private int port;

    @Autowired
    private PortalReports reports;

    @Autowired
    private NominationRows rows;

    @Autowired
    private NominationPaper paper;

    @Autowired
    private NominationPapers papers;

    @Autowired
    private Reports stored;

    @Autowired
    private ReportQueries queries;

    private PortalVisits visits;
    private Issued issued;
    private long nomination;

    @BeforeEach
    void openReports() {
        visits = new PortalVisits(port, "nomination");
        issued = reports.begin();
        nomination = reports.report(issued, ReportKind.NOMINATION, UNIT);
    }

    @AfterEach
    void leave() {
        visits.end();
    }

    @Test
    void rowsPastedFromExcelAreSavedAsTheyStandAndHandedIn() {
        Page page = at(UNIT, "/reports/" + nomination);

        paste(page.getByLabel("第 1 行 达人姓名"), CLIPBOARD);

        assertThat(page.getByLabel("第 12 行 达人姓名")).hasValue("测试12");
        assertThat(page.getByLabel("第 12 行 单位")).hasValue("湘江理工大学 第12分会");
        assertThat(page.locator("[data-sheet]")).hasCount(2);
        assertThat(page.locator("[data-saved]")).containsText("已自动保存");
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).hasSize(12);
        visits.look(page, "pasted");

        page.getByLabel("填表人姓名").fill("填表人甲");
        page.getByLabel("职务").fill("宣传干事");
        page.getByLabel("联系方式").fill("0731-00000048");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("报送").setExact(true))
                .click();

        assertThat(page.getByText("已报送上级，审核结果会发邮件告知。")).isVisible();
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).hasSize(12);
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.IN_REVIEW);
    }

    @Test
    void aFewCellsArePutInWhereTheyBelong() {
        Page page = at(UNIT, "/reports/" + nomination);
        page.getByLabel("第 2 行 达人姓名").fill("测试乙");

        paste(page.getByLabel("第 2 行 手机号"), "13000000001\t影响较大\r\n13000000002\t\r\n");

        assertThat(page.getByLabel("第 2 行 达人姓名")).hasValue("测试乙");
        assertThat(page.getByLabel("第 2 行 备注")).hasValue("影响较大");
        assertThat(page.getByLabel("第 3 行 手机号")).hasValue("13000000002");
    }

    @Test
    void aBrokenWorkbookShowsItsErrorsAndLosesNothing() throws IOException {
        Page page = at(UNIT, "/reports/" + nomination);
        page.getByLabel("第 1 行 达人姓名").fill("测试甲");

        choose(page, "#sheet", "推荐表.xlsx", "<html>".getBytes(StandardCharsets.UTF_8));
        importButton(page).click();
        assertThat(page.getByText("文件“推荐表.xlsx”不是 .xlsx 或 .docx（内容类型为 text/html）"))
                .isVisible();
        assertThat(page.getByLabel("第 1 行 达人姓名")).hasValue("测试甲");

        choose(page, "#sheet", "推荐表.xlsx", brokenTemplate());
        importButton(page).click();
        assertThat(page.getByText("读到 3 行，加入表末 3 行，其中 1 行有单元格未能读取。请核对后保存。")).isVisible();
        assertThat(page.getByText("手机号应为 11 位手机号码，或带区号的固定电话；填写的是“130”（3 位数字）")).isVisible();
        assertThat(page.locator("#rows-2-phone-error")).hasText("单元格 “第1张”!F6 是公式，未读取；请直接填写文字");
        assertThat(page.getByText("第 4 行与第 2 行是同一人（测试乙），每人只能推荐一次")).isVisible();
        assertThat(page.getByLabel("第 1 行 达人姓名")).hasValue("测试甲");
        assertThat(page.locator("[data-saved]")).containsText("已自动保存");
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).hasSize(4);
        visits.look(page, "broken-upload");
    }

    private static Locator importButton(Page page) {
        return page.locator("button[value=import]");
    }

    /** The template, filled in with mistakes. */
    private byte[] brokenTemplate() throws IOException {
        byte[] empty = paper.xlsx(papers.empty(stored.get(nomination)));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(empty));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            fill(sheet.getRow(4), "测试乙", "图书馆", "抖音", "账号乙", "130");
            fill(sheet.getRow(5), "测试丙", "后勤处", "抖音", "账号丙", "");
            sheet.getRow(5).getCell(5).setCellFormula("F5+1");
            fill(sheet.getRow(6), "测试乙", "图书馆", "快手", "账号丁", "13000000003");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(XSSFRow row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            row.getCell(i + 1).setCellValue(texts[i]);
        }
    }

    @Test
    void aReturnedRowIsMendedWithItsStampedScanBesideIt() {
        reports.handIn(nomination, 3);
        reports.review(nomination, 1, "账号昵称与平台上显示的不一致，请核对后重报", 2);
        Page page = at(UNIT, "/reports/" + nomination);

        assertThat(page.locator(".table__row--wrong .reason")).containsText("账号昵称与平台上显示的不一致");
        page.getByLabel("第 2 行 账号昵称").fill("后勤之声");
        assertThat(page.locator("[data-saved]")).containsText("已自动保存");
        choose(page, "#scan-file", "盖章推荐表.pdf", paper.pdf(papers.filled(stored.get(nomination))));
        page.locator("#scan form button").click();
        assertThat(page.getByText("盖章扫描件已上传，上级审核时可以看到。")).isVisible();
        Locator picture = page.getByAltText("盖章扫描件 盖章推荐表.pdf（第 1 页）");
        picture.scrollIntoViewIfNeeded();
        assertThat(picture).isVisible();
        page.waitForFunction("document.querySelector('.scan img').naturalWidth > 1000");
        visits.look(page, "returned-with-scan");

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("报送").setExact(true))
                .click();
        assertThat(page.getByText("已报送上级，审核结果会发邮件告知。")).isVisible();
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(row -> row.nominee().accountNickname())
                .contains("后勤之声");

        Page superior = at("hn-edu", "/reports/" + nomination);
        assertThat(superior.locator(".scan img")).isVisible();
        visits.look(superior, "superior-with-scan");
    }

    @Test
    void twoPeopleAtOneTableDoNotOverwriteEachOther() {
        Page officer = at(UNIT, "/reports/" + nomination);
        Page deputy = at(UNIT + "-deputy", "/reports/" + nomination);
        deputy.getByLabel("第 1 行 达人姓名").fill("协办人填的");
        assertThat(deputy.locator("[data-saved]")).containsText("已自动保存");

        officer.getByLabel("第 1 行 达人姓名").fill("经办人填的");
        assertThat(officer.locator("[data-overtaken]")).containsText("保存过这张表");
        officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("对照后选择"))
                .click();
        assertThat(officer.getByText("这张表刚刚被他人保存过")).isVisible();
        assertThat(officer.getByText("协办人填的")).isVisible();
        assertThat(officer.getByLabel("第 1 行 达人姓名")).hasValue("经办人填的");
        visits.look(officer, "overtaken");

        officer.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保留我填写的"))
                .click();
        assertThat(officer.getByText("已保存。")).isVisible();
        assertThat(officer.getByLabel("第 1 行 达人姓名")).hasValue("经办人填的");
        assertThat(officer.getByLabel("第 2 行 达人姓名")).hasValue("协办人填的");
    }

    @Test
    void noNominationIsOneClickAndItsAnswer() {
        Page page = at(UNIT, "/");

        page.locator(".decline summary").click();
        visits.look(page, "no-nomination");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认无推荐"))
                .click();

        assertThat(page.locator(".flash--success")).hasText("已报“无推荐”，本项办结。");
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.NO_NOMINATION);
    }

    private static void paste(Locator cell, String text) {
        cell.focus();
        cell.evaluate("""
                (cell, text) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', text);
                  cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", text);
    }

    private static void choose(Page page, String input, String name, byte[] content) {
        page.locator(input).setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    private Page at(String username, String path) {
        Page page = visits.signIn(username);
        page.navigate(visits.url(path));
        return page;
    }
}

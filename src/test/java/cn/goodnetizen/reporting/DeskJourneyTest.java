package cn.goodnetizen.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.TestParts;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An officer of the union above twelve universities at work: review, consolidation, who is missing, recording. */
@PortalTest
class DeskJourneyTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Twelve universities with 31 rows: ten hand in three, one hands in one, the twelfth none. */
    private static final int[] ROWS = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 0};

    @LocalServerPort
    private int port;

    @Autowired
    private PortalReports reports;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private Consolidation consolidation;

    @Autowired
    private NominationRows rows;

    @Autowired
    private PortalClock clock;

    private PortalVisits visits;

    @BeforeEach
    void open() {
        visits = new PortalVisits(port, "desk");
    }

    @AfterEach
    void leave() {
        visits.end();
    }

    @Test
    void twelveUniversitiesWithThirtyOneRowsGoUpOnFourSheets() throws Exception {
        Issued issued = twelveUniversities();
        long own = reports.report(issued, ReportKind.NOMINATION, "hn-edu");
        Page page = visits.signIn("hn-edu");

        page.navigate(visits.url("/children/rows"));
        assertThat(page.locator("[name=row]")).hasCount(31);
        visits.look(page, "rows");
        page.navigate(visits.url("/children/rows?unit=hn-edu-002"));
        page.locator("[name=row]").first().check();
        page.locator("[name=common]").selectOption("账号昵称与平台显示不一致，请核对");
        button(page, "退回所选").click();
        assertThat(page.locator(".flash--success")).containsText("已为 1 行选定“退回”");
        assertThat(page.locator(".rows-below .reason")).containsText("账号昵称与平台显示不一致");
        // A second look: it was right after all.
        page.locator("[name=row]").first().check();
        button(page, "通过所选").click();
        for (int left = 10; left >= 0; left--) {
            page.navigate(visits.url("/children/rows"));
            Locator rest = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("其余全部通过"));
            rest.first().click();
            assertThat(page.locator(".flash--success")).isVisible();
        }
        page.navigate(visits.url("/children/rows"));
        visits.look(page, "rows-chosen");
        button(page, "完成所选单位的审核").click();
        page.locator("dialog .button--primary").click();
        assertThat(page.locator(".flash--success")).containsText("已完成 11 个单位的审核");
        assertThat(queries.report(reports.report(issued, ReportKind.NOMINATION, "hn-edu-001"))
                        .state())
                .isEqualTo(ReportState.ACCEPTED);

        consolidation.collect(own);
        page.navigate(visits.url("/reports/" + own));
        page.getByText("去汇总").click();
        assertThat(page.locator(".sheet")).hasCount(4);
        assertThat(page.locator(".sheet").nth(3).locator("tbody tr")).hasCount(1);
        byte[] paper = page.request()
                .get(visits.url("/reports/" + own + "/consolidation.pdf"))
                .body();
        try (PDDocument printed = Loader.loadPDF(paper)) {
            assertThat(printed.getNumberOfPages()).isEqualTo(4);
            assertThat(new PDFTextStripper().getText(printed)).contains("推荐单位（盖章）：湖南省教育工会");
        }
        visits.look(page, "consolidation");
        Locator last = page.locator(".sheet").nth(3).locator(".leave-out");
        last.locator("[name=out]").check();
        last.locator(".input").fill("与省里其他推荐重复");
        button(page, "保存").click();
        assertThat(page.locator(".sheet")).hasCount(3);
        assertThat(page.locator(".left-out")).containsText("不列入");
        page.locator(".left-out [name=out]").uncheck();
        page.locator(".bar .button--primary").click();
        assertThat(page.locator("h1")).hasText("确认报送湖南省总工会？");
        assertThat(page.locator(".facts")).containsText("列入 31 行，共 4 张");
        visits.look(page, "consolidation-send");
        button(page, "确认报送").click();
        assertThat(page.locator(".flash--success")).containsText("已汇总完成并报出");

        assertThat(queries.report(own).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(rows.findByReportIdOrderByRowNo(own)).hasSize(31);
        page.navigate(visits.url("/reports/" + own));
        visits.look(page, "handed-in");
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("撤回"))
                .click();
        visits.look(page, "recall");
        button(page, "确认撤回").click();
        assertThat(page.locator(".flash--success")).containsText("已撤回");
    }

    @Test
    void whoIsMissingIsUrgedAndWhatComesOnPaperIsRecordedWithItsOriginal() throws Exception {
        Issued issued = twelveUniversities();
        long paper = reports.report(issued, ReportKind.NOMINATION, "hn-edu-012");
        summary(issued, "hn-edu-001");
        summary(issued, "hn-edu-002");
        clock.set("2023-11-01T09:00:00+08:00");
        Page page = visits.signIn("hn-edu");

        page.navigate(visits.url("/children/summaries"));
        visits.look(page, "summaries");
        page.navigate(visits.url("/children/missing?kind=summary"));
        assertThat(page.locator(".missing tbody tr")).hasCount(10);
        page.locator(".missing .call summary").first().click();
        page.locator(".missing .call .input").first().fill("经办人答应明天报送");
        page.locator(".missing .call .button").first().click();
        assertThat(page.locator(".missing")).containsText("经办人答应明天报送");
        button(page, "全部催办").click();
        page.locator("dialog .button--primary").click();
        assertThat(page.locator(".flash--success")).hasText("已向 10 个单位发出催办邮件。");
        visits.look(page, "missing");
        Files.write(
                SCREENSHOTS.resolve("missing.pdf"),
                page.request()
                        .get(visits.url("/children/missing.pdf?kind=summary"))
                        .body());
        Files.write(
                SCREENSHOTS.resolve("workbook.xlsx"),
                page.request().get(visits.url("/children/workbook.xlsx")).body());

        page.navigate(visits.url("/children/missing"));
        page.locator(".missing").getByText("代录").click();
        page.fill("[name=arrivedOn]", "2023-10-19");
        page.getByLabel("纸质").check();
        page.setInputFiles(
                "#original",
                new FilePayload("推荐表（盖章）.pdf", "application/pdf", "%PDF-1.4\n扫描件".getBytes(StandardCharsets.UTF_8)));
        page.fill("#rows-0-personName", "测试甲");
        page.fill("#rows-0-employer", "罗霄山科技职业学院");
        page.fill("#rows-0-platform", "抖音");
        page.fill("#rows-0-accountNickname", "实训课堂");
        page.fill("#rows-0-phone", "130000");
        page.fill("#filledBy", "测试填表人");
        page.fill("#filledByPost", "干事");
        page.fill("#filledByContact", "0731-00000059");
        button(page, "代录并转入审核").click();
        page.locator("dialog .button--primary").click();
        assertThat(page.locator("#rows-0-phone-error")).containsText("6 位数字");
        assertThat(page.locator("#originals")).containsText("推荐表（盖章）.pdf");
        visits.look(page, "recording");
        page.fill("#rows-0-phone", "13000000012");
        button(page, "代录并转入审核").click();
        page.locator("dialog .button--primary").click();
        assertThat(page.locator(".flash--success")).containsText("已代录并转入审核");
        assertThat(page.locator(".recorded")).containsText("由湖南省教育工会代录，2023年10月19日收到（纸质）");
        visits.look(page, "recorded");
        assertThat(queries.report(paper).late()).isFalse();
        page.navigate(visits.url("/children?kind=nomination"));
        visits.look(page, "children");
    }

    @Test
    void theRowsAreReadAndDecidedWithoutAScript() {
        twelveUniversities();
        BrowserContext context = TestParts.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setJavaScriptEnabled(false));
        Page page = context.newPage();
        visits.signIn(page, "hn-edu", "demo-2023");

        page.navigate(visits.url("/children/rows"));
        page.locator("[name=row]").nth(1).check();
        button(page, "通过所选").click();

        assertThat(page.locator(".flash--success")).containsText("已为 1 行选定“通过”");
        context.close();
    }

    private Issued twelveUniversities() {
        Issued issued = reports.begin();
        int person = 0;
        for (int university = 0; university < ROWS.length; university++) {
            if (ROWS[university] > 0) {
                long report = reports.report(issued, ReportKind.NOMINATION, "hn-edu-%03d".formatted(university + 1));
                int from = person;
                handIn.saveRows(
                        report,
                        IntStream.range(0, ROWS[university])
                                .mapToObj(i -> new ReportHandIn.RowInput(null, nominee(from + i)))
                                .toList(),
                        PortalReports.SIGNED,
                        PortalReports.CLERK);
                handIn.handInNominations(report);
                person += ROWS[university];
            }
        }
        return issued;
    }

    /** The fourth person stands in two tables. */
    private static Nominee nominee(int number) {
        int who = number == 7 ? 3 : number;
        return new Nominee(
                "测试" + "甲乙丙丁戊己庚辛壬癸".charAt(who % 10) + (who / 10 == 0 ? "" : "" + "一二三四".charAt(who / 10 - 1)),
                "湘江理工大学" + List.of("图书馆", "后勤处", "机电学院", "校医院", "保卫处").get(who % 5),
                List.of("抖音", "微信公众号", "B站", "快手", "小红书").get(who % 5),
                "示例账号" + (who + 1),
                "1300000%04d".formatted(who),
                number % 4 == 0 ? "粉丝 2.3 万" : "");
    }

    private void summary(Issued issued, String unit) {
        long report = reports.report(issued, ReportKind.SUMMARY, unit);
        handIn.saveSummary(report, "本单位按通知要求开展活动，组织职工拍摄微视频十二部，举办诵读会两场，三百余人参加。", PortalReports.SIGNED);
        handIn.handInSummary(report);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

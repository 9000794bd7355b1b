package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The papers of the 推荐表 hold what the annex of the notice holds. The files are also left to be looked at. */
@PortalTest
class NominationPaperTest {

    private static final String TITLE = "“正能量职工网络达人征集”推荐表";
    private static final List<String> COLUMNS = List.of("序号", "达人姓名", "单位", "参赛平台", "账号昵称", "手机号", "备注");
    private static final Path PAPERS = Path.of("target/papers");

    @Autowired
    private NominationPaper paper;

    @Autowired
    private PortalReports reports;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private MockMvc portal;

    private Issued issued;

    @BeforeEach
    void openReports() throws IOException {
        issued = reports.begin();
        Files.createDirectories(PAPERS);
    }

    @Test
    void theWordPaperHasASheetForEveryTenRowsWithHeadAndFoot() throws IOException {
        byte[] docx = paper.docx(content(nominees(31)));
        Files.write(PAPERS.resolve("nomination.docx"), docx);

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(word.getTables()).hasSize(4);
            for (int sheet = 0; sheet < 4; sheet++) {
                XWPFTable table = word.getTables().get(sheet);
                assertThat(texts(table, 0)).containsExactlyElementsOf(COLUMNS);
                assertThat(table.getRows()).hasSize(11);
                assertThat(texts(table, 1).getFirst()).isEqualTo(Integer.toString(sheet * 10 + 1));
                assertThat(texts(table, 10).getFirst()).isEqualTo(Integer.toString(sheet * 10 + 10));
            }
            assertThat(texts(word.getTables().get(3), 1))
                    .containsExactly("31", "达人甲", "湘江理工大学图书馆", "抖音", "示例账号31", "13900000030", "粉丝 2.3 万");
            assertThat(texts(word.getTables().get(3), 2)).containsExactly("32", "", "", "", "", "", "");
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .containsSequence("附件", TITLE, "推荐单位（盖章）：湘江理工大学工会")
                    .containsSequence(
                            "填表人姓名：填表人甲",
                            "职务：宣传干事",
                            "联系方式：0731-80000000",
                            "注：1. 经组织推荐的创作者仍需按规定程序报送征集内容；",
                            "2. 投递邮箱：table@union.example，截止日期 2023 年 10 月 20 日。");
            assertThat(word.getParagraphs().stream().filter(XWPFParagraph::isPageBreak))
                    .hasSize(3);
        }
    }

    @Test
    void thePrintedPaperHasOnePagePerSheet() throws IOException {
        byte[] pdf = paper.pdf(content(nominees(12)));
        Files.write(PAPERS.resolve("nomination.pdf"), pdf);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            PDFTextStripper text = new PDFTextStripper();
            text.setStartPage(2);
            // A reader of text may find a radical where the character looks the same.
            assertThat(Normalizer.normalize(text.getText(document), Normalizer.Form.NFKC))
                    .contains("附件", TITLE, "推荐单位(盖章):湘江理工大学工会", "11 达人甲", "12 达人乙", "填表人姓名:填表人甲", "职务:宣传干事")
                    .contains("联系方式:0731-80000000", "1. 经组织推荐的创作者仍需按规定程序报送征集内容")
                    .contains("table@union.example", "2023 年 10 月 20 日。", "— 2 —")
                    .containsSubsequence(COLUMNS)
                    .containsPattern("(?m)^20\\s*$");
        }
    }

    @Test
    void theWorkbookHoldsTextAloneAndNothingTypedBecomesAFormula() throws IOException {
        Nominee dangerous = new Nominee("=1+1", "+湘江", "-抖音", "@账号", "13900000001", "=HYPERLINK(\"http://x.example\")");
        byte[] xlsx = paper.xlsx(content(IntStream.range(0, 11)
                .mapToObj(i -> i == 10 ? dangerous : PortalReports.nominee(i))
                .toList()));
        Files.write(PAPERS.resolve("nomination.xlsx"), xlsx);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            XSSFSheet second = workbook.getSheet("第2张");
            assertThat(text(second, 1, 0)).isEqualTo(TITLE);
            assertThat(IntStream.range(0, 7).mapToObj(i -> text(second, 3, i))).containsExactlyElementsOf(COLUMNS);
            assertThat(IntStream.range(0, 7).mapToObj(i -> text(second, 4, i)))
                    .containsExactly(
                            "11", "=1+1", "+湘江", "-抖音", "@账号", "13900000001", "=HYPERLINK(\"http://x.example\")");
            assertThat(second.getRow(4).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(text(second, 13, 0)).isEqualTo("20");
            assertThat(text(second, 14, 0)).isEqualTo("填表人姓名：填表人甲");
            assertThat(text(second, 18, 0)).isEqualTo("2. 投递邮箱：table@union.example，截止日期 2023 年 10 月 20 日。");
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
            })));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, OFFICER, 200",
        "hn-edu, MANAGER, 200",
        "hn, ORGANISER, 200",
        "hn-edu-002, OFFICER, 404",
        "hn-wx, ORGANISER, 404"
    })
    void whoeverMayReadTheTableMayTakeItAway(String unit, Role role, int expected) throws Exception {
        long report = reports.report(issued, ReportKind.NOMINATION, "hn-edu-001");
        reports.handIn(report, 2);

        for (String name :
                List.of("nomination.docx", "nomination.pdf", "nomination.xlsx", "nomination-template.docx")) {
            portal.perform(get("/reports/{id}/" + name, report).with(user(AccountPrincipal.of(unit, unit, unit, role))))
                    .andExpect(status().is(expected));
        }
    }

    @Test
    void theEmptyTableIsForTheUnitsOwnDayAndMailbox() throws Exception {
        long report = reports.report(issued, ReportKind.NOMINATION, "hn-edu-001");

        byte[] docx = portal.perform(get("/reports/{id}/nomination-template.docx", report)
                        .with(user(AccountPrincipal.of("a", "a", "hn-edu-001", Role.OFFICER))))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(word.getTables()).hasSize(1);
            assertThat(texts(word.getTables().getFirst(), 10)).containsExactly("10", "", "", "", "", "", "");
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("填表人姓名：", "2. 投递邮箱：［省教育工会邮箱］，截止日期 2023 年 10 月 20 日。");
        }
    }

    private NominationPaper.Content content(List<Nominee> nominees) {
        return new NominationPaper.Content(
                campaigns.definition(issued.campaignId()).reports().nomination(),
                "湘江理工大学工会",
                nominees,
                PortalReports.SIGNED,
                LocalDate.of(2023, 10, 20),
                "table@union.example");
    }

    private static List<Nominee> nominees(int count) {
        return IntStream.range(0, count).mapToObj(PortalReports::nominee).toList();
    }

    private static List<String> texts(XWPFTable table, int row) {
        return table.getRow(row).getTableCells().stream()
                .map(XWPFTableCell::getText)
                .toList();
    }

    private static String text(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getStringCellValue();
    }
}

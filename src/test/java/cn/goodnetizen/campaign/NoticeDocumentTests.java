package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;

class NoticeDocumentTests {

    private final CampaignDefinitions definitions = new CampaignDefinitions();
    private final CampaignDefinition campaign = definitions.shipped(2023);
    private final NoticeDocument notice = new NoticeDocument(definitions.text(campaign.noticeFile()));

    @Test
    void theTitleIsThatOfTheNotice() {
        assertThat(notice.title()).isEqualTo("关于开展2023年湖南省“网聚职工正能量 争做中国好网民”主题活动的通知");
    }

    @Test
    void thePageShowsEverySectionTheTableAndNoLeftoverMarkdown() {
        String html = notice.html();

        assertThat(html)
                .contains("<h2 class=\"notice-letterhead\">", "<h3 class=\"notice-title\">")
                .contains("<p class=\"notice-addressees\">各市州总工会")
                .contains("<strong>（一）突出主题，加强宣传</strong>")
                .contains("<th scope=\"col\">达人姓名</th>")
                .doesNotContain("**", "<h1");
    }

    @Test
    void htmlInsideTheLetterIsShownAndNotRun() {
        var letter = new NoticeDocument(
                "## <img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n\n[点此](javascript:alert(3)) ![图](https://a.example/p.png)");

        String html = letter.html();

        assertThat(html)
                .contains("&lt;script&gt;", "&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<script", "<img", "javascript:", "a.example");
    }

    @Test
    void theWordFileHoldsTheRecommendationTableWithItsTenRows() throws IOException {
        try (XWPFDocument word = word(notice)) {
            XWPFTable table = word.getTables().getFirst();

            assertThat(table.getRow(0).getTableCells())
                    .extracting(cell -> cell.getText())
                    .containsExactlyElementsOf(campaign.reports().nomination().columns().stream()
                            .map(ReportRules.Column::name)
                            .toList());
            assertThat(table.getRows())
                    .hasSize(1 + campaign.reports().nomination().rowsPerSheet());
            assertThat(table.getRow(10).getCell(0).getText()).isEqualTo("10");
            assertThat(table.getRow(1).getCell(0).getWidth())
                    .isLessThan(table.getRow(1).getCell(1).getWidth());
            assertThat(table.getInsideHBorderType()).isEqualTo(XWPFTable.XWPFBorderType.SINGLE);
        }
    }

    @Test
    void theWordFileHoldsTheWholeText() throws IOException {
        try (XWPFDocument word = word(notice)) {
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo(notice.title());
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains(
                            "关于开展2023年湖南省“网聚职工正能量 争做中国好网民”主题活动的通知",
                            "邮　箱：［省总工会邮箱］",
                            "“湘悦读·工力量”全省职工诵读活动方案",
                            "2. 报送作品一律采用横屏视频形式，时长 5 分钟之内，格式为 MP4 或 AVI，宽高比为 16: 9，分辨率不低于 1920×1080，视频大小不超过 500M。可剪辑制作，但不含角标、台标、水印或 logo。拍摄工具及制作软件不限。",
                            "联系方式：");
        }
    }

    @Test
    void theForwardingNoticeOfTheEducationUnionIsALetterToo() throws IOException {
        var forwarding = new NoticeDocument(definitions.text(campaign.forwardingFile()));

        assertThat(forwarding.title()).startsWith("湖南省教育工会关于转发");
        try (XWPFDocument word = word(forwarding)) {
            assertThat(word.getParagraphs()).extracting(XWPFParagraph::getText).contains("各直属基层工会：");
        }
    }

    @Test
    void whatALetterMayHoldBesidesKeepsItsText() throws IOException {
        var letter = new NoticeDocument("## 标题\n\n主送：\n\n> 引文\n\n- 一项\n- 二项\n\n<b>三</b>\n\n```\n代码\n```");

        try (XWPFDocument word = word(letter)) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .containsExactly("标题", "主送：", "引文", "一项", "二项", "<b>三</b>", "代码");
        }
    }

    /** The file also stays among the test output, for whoever wants to look at it. */
    private static XWPFDocument word(NoticeDocument letter) throws IOException {
        byte[] bytes = letter.docx();
        Path kept = Files.createDirectories(Path.of("target", "letters"))
                .resolve(Integer.toHexString(letter.title().hashCode()) + ".docx");
        Files.write(kept, bytes);
        return new XWPFDocument(new ByteArrayInputStream(bytes));
    }
}

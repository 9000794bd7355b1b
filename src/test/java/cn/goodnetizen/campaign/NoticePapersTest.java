package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.process.CampaignFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The notice as it is printed; every paper stays in {@code target/papers} for people to look at. */
@PortalTest
class NoticePapersTest {

    private static final float POINTS_PER_MM = 72 / 25.4f;

    @Autowired
    private CampaignFixture fixture;

    @Autowired
    private IssuedCampaign issuing;

    @Autowired
    private NoticeDispatch notices;

    @Autowired
    private NoticePapers papers;

    @Autowired
    private CampaignPlanning planning;

    @Autowired
    private PortalClock clock;

    @Autowired
    private MockMvc portal;

    private Issued issued;

    @BeforeEach
    void issue() {
        fixture.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        issued = issuing.publish();
        issuing.forward(issued, "hn", null, null, null);
    }

    @Test
    void theJointNoticeHasItsHeadItsAnnexesOnNewPagesAndItsImprintAtTheFootOfAnEvenPage() throws Exception {
        byte[] pdf = papers.pdf(notices.issued(issued.noticeId()).orElseThrow());

        List<String> pages = pages("joint", pdf);
        assertThat(pages.getFirst())
                .containsSubsequence("湖南省总工会", "文件", "湖南省委网信办")
                .contains("湘工发〔2023〕〇号", "关于开展2023年湖南省", "各市州总工会、网信办", "— 1 —");
        assertThat(pages)
                .filteredOn(page -> page.startsWith("附件 1\n湖南省网络正能量微视频"))
                .hasSize(1);
        assertThat(pages).filteredOn(page -> page.startsWith("附件 2\n")).hasSize(1);
        assertThat(pages).filteredOn(page -> page.startsWith("附件 3\n")).hasSize(1);
        assertThat(pages)
                .filteredOn(page -> page.contains("达人姓名"))
                .singleElement()
                .satisfies(table -> assertThat(table)
                        .startsWith("附件\n")
                        .contains("序号", "参赛平台", "账号昵称", "手机号", "备注", "\n10", "推荐单位（盖章）", "填表人姓名", "截止日期"));
        assertThat(pages).filteredOn(page -> page.contains("2023年4月4日\n")).isNotEmpty();
        assertThat(pages.size() % 2).isZero();
        assertThat(pages.getLast()).contains("抄送：活动组委会办公室。", "2023年4月4日印发");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var sheet = document.getPage(0).getMediaBox();
            assertThat(sheet.getWidth()).isCloseTo(210 * POINTS_PER_MM, within(1f));
            assertThat(sheet.getHeight()).isCloseTo(297 * POINTS_PER_MM, within(1f));
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
            Lines lines = new Lines();
            lines.setStartPage(document.getNumberOfPages());
            lines.getText(document);
            assertThat(lines.at("印发")).isBetween(250 * POINTS_PER_MM, 262 * POINTS_PER_MM);
        }
    }

    @Test
    void aFullPageHoldsTwentyTwoLinesOfTwentyEightCharacters() throws Exception {
        byte[] pdf = papers.pdf(notices.issued(issued.noticeId()).orElseThrow());

        List<List<String>> pages =
                pages("joint", pdf).stream().map(page -> page.lines().toList()).toList();
        // And the number of the page.
        assertThat(pages).anySatisfy(page -> assertThat(page).hasSize(23));
        assertThat(pages).allSatisfy(page -> assertThat(page.size()).isLessThanOrEqualTo(23));
        assertThat(pages.get(1)).anySatisfy(line -> assertThat(line.strip()).hasSize(28));
    }

    @Test
    void aForwardingUnionsOwnSheetStandsBeforeTheNotice() throws Exception {
        issuing.forward(
                issued,
                "hn-edu",
                LocalDate.of(2023, 10, 20),
                LocalDate.of(2023, 10, 30),
                "各直属基层工会：\n请结合实际<广泛>发动，认真组织。");

        List<String> pages = pages(
                "forwarded",
                papers.pdf(notices.receivedBy("hn-edu-001", issued.noticeId()).orElseThrow()));

        assertThat(pages.getFirst()).contains("湖南省教育工会文件", "关于转发", "各直属基层工会：", "请结合实际<广泛>发动，认真组织。", "2023年10月20");
        // Signed on a page with a part of the text.
        assertThat(pages.get(1)).contains("附件：湖南省总工会 湖南省委网信办《关于开展2023年", "湖南省教育工会\n2023年4月4日");
        assertThat(pages).filteredOn(page -> page.contains("湘工发〔2023〕〇号\n关于开展")).hasSize(1);
        assertThat(pages.getLast()).contains("抄送：湖南省总工会、湖南省委网信办。", "湖南省教育工会");
    }

    @Test
    void aSupplementaryNoticeTypedAsPlainTextGetsTheHeadOfBothOrganisers() throws Exception {
        long supplementary = planning.issueSupplementary(
                issued.campaignId(),
                "湘工发〔2023〕9号",
                "关于延长作品征集时间的补充通知",
                "各市州总工会、网信办：\n\n经研究，作品征集时间延长至 2023 年 11 月 5 日，其他要求不变。");

        List<String> pages =
                pages("supplementary", papers.pdf(notices.issued(supplementary).orElseThrow()));

        assertThat(pages).hasSize(2);
        assertThat(pages.getFirst())
                .containsSubsequence("湖南省总工会", "湘工发〔2023〕9号", "关于延长作品征集时间的补充通知", "各市州总工会、网信办：", "经研究");
    }

    @Test
    void thePaperIsDownloadedByWhoeverMayReadTheNotice() throws Exception {
        portal.perform(get("/notices/{id}/notice.pdf", issued.noticeId())
                        .with(user(AccountPrincipal.of("a", "测试", "hn-edu", Role.MANAGER))))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        portal.perform(get("/notices/{id}/notice.pdf", issued.noticeId())
                        .with(user(AccountPrincipal.of("b", "测试", "hn-edu-001", Role.OFFICER))))
                .andExpect(status().isNotFound());
    }

    private static List<String> pages(String name, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve("notice-" + name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper page = new PDFTextStripper();
                page.setStartPage(i);
                page.setEndPage(i);
                pages.add(readable(page.getText(document)));
            }
            return pages;
        }
    }

    /**
     * Some characters share their shape with a radical, and the typeface names the radical. The number of the page, which
     * the reader of the file meets first, is put behind the text.
     */
    private static String readable(String page) {
        String text = Normalizer.normalize(page, Normalizer.Form.NFKC)
                .replace('\u2EA0', '民')
                .replace('\u2ED3', '长')
                .replace('\u2EC5', '见')
                .replace(':', '：')
                .replace(',', '，')
                .replace('(', '（')
                .replace(')', '）')
                .replace("湖 南 省 总 工 会", "湖南省总工会");
        int end = text.indexOf('\n');
        return text.startsWith("—") ? text.substring(end + 1) + text.substring(0, end) : text;
    }

    /** How far from the top of the sheet a line stands, in points. */
    private static final class Lines extends PDFTextStripper {

        private final List<String> texts = new ArrayList<>();
        private final List<Float> places = new ArrayList<>();

        @Override
        protected void writeString(String text, List<org.apache.pdfbox.text.TextPosition> positions) {
            texts.add(text);
            places.add(positions.getFirst().getYDirAdj());
        }

        float at(String part) {
            for (int i = 0; i < texts.size(); i++) {
                if (texts.get(i).contains(part)) {
                    return places.get(i);
                }
            }
            throw new AssertionError("no line with " + part + " among " + texts);
        }
    }
}

package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.personal.PersonalData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The 推荐表 as its unit fills it: pasted, uploaded, saved, by two people at once, with warnings and a stamped scan. */
@PortalTest
class NominationPagesTest {

    private static final String UNIT = "hn-edu-001";
    private static final AccountPrincipal OFFICER = account(UNIT, Role.OFFICER);
    private static final AccountPrincipal DEPUTY = account(UNIT, Role.DEPUTY);

    @Autowired
    private MockMvc portal;

    @Autowired
    private PortalReports reports;

    @Autowired
    private PortalClock clock;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportReview review;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private NomineePhones phones;

    @Autowired
    private PersonalData personal;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private Consolidation consolidation;

    @Autowired
    private NominationTwins twins;

    private Issued issued;
    private long nomination;

    @BeforeEach
    void openReports() {
        issued = reports.begin();
        nomination = reports.report(issued, ReportKind.NOMINATION, UNIT);
    }

    @Test
    void aRowIsFoundByItsPhoneAlsoWhenItIsFromBeforeOrChanges() {
        reports.save(nomination, 2);
        NominationRow row = rows.findByReportIdOrderByRowNo(nomination).getFirst();
        assertThat(row.phoneHash()).isEqualTo(personal.phoneHash("13900000000"));

        database.update("UPDATE nomination_rows SET phone_hash = NULL");
        phones.hashWhatHasNoHash();
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(NominationRow::phoneHash)
                .containsExactly(personal.phoneHash("13900000000"), personal.phoneHash("13900000001"));

        handIn.saveRows(
                nomination,
                List.of(new ReportHandIn.RowInput(row.id(), PortalReports.nominee(7))),
                PortalReports.SIGNED,
                PortalReports.CLERK);
        assertThat(rows.findById(row.id()).orElseThrow().phoneHash()).isEqualTo(personal.phoneHash("139 0000 0007"));
    }

    @Test
    void whatIsPastedIsAddedBehindWhatIsTypedAndSaidTwiceOnlyOnce() throws Exception {
        portal.perform(table(0, "测试甲")
                        .param("action", "paste")
                        .param("pasted", "测试乙\t图书馆\t抖音\t账号乙\t1300000\n测试乙\t图书馆\t抖音\t账号乙\t1300000\n测试甲\t\t\t\t\t")
                        .with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("读到 3 行，加入表末 1 行，跳过与表中完全相同的 2 行。请核对后保存。")))
                .andExpect(content().string(containsString("name=\"rows[0].personName\"")))
                .andExpect(content().string(containsString("value=\"测试甲\"")))
                .andExpect(content().string(containsString("value=\"账号乙\"")))
                .andExpect(content().string(containsString("id=\"rows-1-phone-error\">手机号应为 11 位手机号码")))
                .andExpect(content().string(not(containsString("name=\"rows[2].personName\""))));
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).isEmpty();
    }

    @Test
    void anUploadIsTakenIntoTheTableAndAHostileOneLosesNothing() throws Exception {
        byte[] template = getClass()
                .getResourceAsStream("/nomination/libreoffice-saved.xlsx")
                .readAllBytes();

        upload("推荐表.xlsx", template)
                .andExpect(content().string(containsString("读到 11 行，加入表末 11 行。")))
                .andExpect(content().string(containsString("value=\"测试甲\"")))
                .andExpect(content().string(containsString("value=\"示例账号10\"")))
                .andExpect(content().string(containsString("value=\"填表人甲\"")))
                .andExpect(content().string(containsString("第 2 张 · 第 11–20 行")));
        upload("推荐表.xlsx", "<html>".getBytes(StandardCharsets.UTF_8))
                .andExpect(content().string(containsString("文件“推荐表.xlsx”不是 .xlsx 或 .docx（内容类型为 text/html）")))
                .andExpect(content().string(containsString("value=\"测试甲\"")));
        portal.perform(table(0, "测试甲").param("action", "import").with(user(OFFICER)))
                .andExpect(content().string(containsString("请先选择要上传的文件。")));
    }

    private ResultActions upload(String name, byte[] content) throws Exception {
        return portal.perform(multipart("/reports/{id}/nominations", nomination)
                .file(new MockMultipartFile("sheet", name, null, content))
                .param("rows[0].personName", "测试甲")
                .param("action", "import")
                .with(csrf())
                .with(user(OFFICER)));
    }

    @Test
    void aTableOfFiveHundredRowsIsSavedAndOneMoreIsRefused() throws Exception {
        portal.perform(long500(500).with(user(OFFICER))).andExpect(redirectedUrl("/reports/" + nomination));
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).hasSize(500);
        portal.perform(table(1, "测试甲")
                        .param("action", "paste")
                        .param(
                                "pasted",
                                ("测试乙\t图书馆\n").repeat(2)
                                        + IntStream.range(0, 500)
                                                .mapToObj(i -> "测试" + i + "\t图书馆\n")
                                                .reduce("", String::concat))
                        .with(user(OFFICER)))
                .andExpect(content().string(containsString("一张推荐表最多 500 行，加上这次的 501 行共有 502 行，没有导入。")));
    }

    private AbstractMockHttpServletRequestBuilder<?> long500(int count) {
        var form = post("/reports/{id}/nominations", nomination).with(csrf());
        IntStream.range(0, count).forEach(i -> form.param("rows[" + i + "].personName", "测试" + i));
        return form;
    }

    @Test
    void aClipboardIsReadForThePageFromTheColumnInWhichItWasPutIn() throws Exception {
        portal.perform(post("/reports/{id}/nominations/clipboard", nomination)
                        .param("text", "13000000001\t好\n13000000002\t")
                        .param("column", "4")
                        .with(csrf())
                        .with(user(OFFICER)))
                .andExpect(jsonPath("$.rows[0].phone").value("13000000001"))
                .andExpect(jsonPath("$.rows[0].remark").value("好"))
                .andExpect(jsonPath("$.rows[1].phone").value("13000000002"))
                .andExpect(jsonPath("$.rows[0].personName").doesNotExist());
    }

    @Test
    void aDraftIsKeptAsItIsTypedAndAnswersWithItsRows() throws Exception {
        draft(0, "测试甲")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.time").value("09:00"));
        List<NominationRow> stored = rows.findByReportIdOrderByRowNo(nomination);

        portal.perform(post("/reports/{id}/nominations/draft", nomination)
                        .param("tableVersion", "1")
                        .param("rows[0].rowId", Long.toString(stored.getFirst().id()))
                        .param("rows[0].personName", "测试甲改")
                        .param("rows[2].personName", "测试丙")
                        .with(csrf())
                        .with(user(OFFICER)))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.rowIds[0]").value(stored.getFirst().id()))
                .andExpect(jsonPath("$.rowIds[1]").doesNotExist())
                .andExpect(jsonPath("$.rowIds[2]").isNumber());
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(row -> row.nominee().personName())
                .containsExactly("测试甲改", "测试丙");
        draft(2, "长".repeat(70))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value("达人姓名最多 64 个字，填写了 70 个字"));
    }

    @Test
    void savingWhatHasNotChangedOvertakesNobody() throws Exception {
        draft(0, "测试甲");
        long row = rows.findByReportIdOrderByRowNo(nomination).getFirst().id();

        portal.perform(table(1, "测试甲")
                        .param("rows[0].rowId", Long.toString(row))
                        .with(user(DEPUTY)))
                .andExpect(redirectedUrl("/reports/" + nomination));
        portal.perform(table(1, "测试乙")
                        .param("rows[0].rowId", Long.toString(row))
                        .with(user(OFFICER)))
                .andExpect(redirectedUrl("/reports/" + nomination));
    }

    @Test
    void whoeverIsOvertakenIsToldByWhomAndWhenAndKeepsWhatIsTyped() throws Exception {
        draft(0, "测试甲");
        long row = rows.findByReportIdOrderByRowNo(nomination).getFirst().id();
        clock.set("2023-10-17T14:03:00+08:00");
        portal.perform(table(1, "副手改的")
                .param("rows[0].rowId", Long.toString(row))
                .param("rows[1].personName", "副手加的")
                .with(user(DEPUTY)));

        draft(1, "我改的")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message").value("测试单位 协办人 14:03 保存过这张表"));
        String page = portal.perform(table(1, "我改的")
                        .param("rows[0].rowId", Long.toString(row))
                        .with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<strong>测试单位 协办人</strong>")))
                .andExpect(content().string(containsString("2023年10月17日 14:03")))
                .andExpect(content().string(containsString("副手加的")))
                .andExpect(content().string(containsString("value=\"我改的\"")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(stored -> stored.nominee().personName())
                .containsExactly("副手改的", "副手加的");

        portal.perform(table(1, "我改的")
                        .param("rows[0].rowId", Long.toString(row))
                        .param("action", page.replaceAll("(?s).*value=\"(keep-mine-\\d+)\".*", "$1"))
                        .with(user(OFFICER)))
                .andExpect(redirectedUrl("/reports/" + nomination));
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(stored -> stored.nominee().personName())
                .containsExactly("我改的", "副手加的");
    }

    @Test
    void keepingMineBringsBackARowThatTheOtherTookOut() throws Exception {
        draft(0, "测试甲");
        String row = Long.toString(
                rows.findByReportIdOrderByRowNo(nomination).getFirst().id());
        portal.perform(post("/reports/{id}/nominations", nomination)
                .param("tableVersion", "1")
                .param("removed", row)
                .with(csrf())
                .with(user(DEPUTY)));
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).isEmpty();

        portal.perform(table(1, "测试甲")
                .param("rows[0].rowId", row)
                .param("action", "keep-mine-2")
                .with(user(OFFICER)));

        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(stored -> stored.nominee().personName())
                .containsExactly("测试甲");
    }

    @Test
    void rowsOfAColleagueAreCheckedBeforeTheyGoUp() throws Exception {
        portal.perform(complete(0, 0).with(user(DEPUTY)));
        long row = rows.findByReportIdOrderByRowNo(nomination).getFirst().id();
        portal.perform(post("/reports/{id}/nominations", nomination)
                .param("tableVersion", "1")
                .param("rows[0].rowId", Long.toString(row))
                .param("rows[0].personName", "达人甲")
                .with(csrf())
                .with(user(DEPUTY)));

        // Whoever has not seen the last state is overtaken, and whoever overrules it is not handing in.
        portal.perform(complete(1, 1).param("action", "hand-in").with(user(OFFICER)))
                .andExpect(content().string(containsString("这张表刚刚被他人保存过")));
        portal.perform(post("/reports/{id}/nominations", nomination)
                        .param("tableVersion", "2")
                        .param("action", "hand-in")
                        .param("filledBy", "填表人甲")
                        .param("filledByPost", "干事")
                        .param("filledByContact", "0731-00000048")
                        .with(csrf())
                        .with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("其中可能有其他人员填写的：第 1 行请填写单位。")))
                .andExpect(content().string(containsString("id=\"rows-0-phone-error\">请填写手机号")));
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void aPersonWhomAnotherUnitNominatesIsWarnedOfWithoutNamingIt() throws Exception {
        long other = reports.report(issued, ReportKind.NOMINATION, "hn-edu-002");
        reports.handIn(other, 1);

        portal.perform(complete(0, 0).param("action", "hand-in").with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("另一单位也推荐了此人，请与上级核实")))
                .andExpect(content().string(containsString("核实后请勾选“已核实”再报送")))
                .andExpect(content().string(not(containsString("推荐表第 1 行也推荐了此人"))));
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.WAITING);
        long row = rows.findByReportIdOrderByRowNo(nomination).getFirst().id();

        portal.perform(complete(1, 0)
                        .param("rows[0].rowId", Long.toString(row))
                        .param("acknowledged", "true")
                        .param("action", "hand-in")
                        .with(user(OFFICER)))
                .andExpect(redirectedUrl("/reports/" + nomination));
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.IN_REVIEW);

        portal.perform(get("/reports/{id}", nomination).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("推荐表第 1 行也推荐了此人")));
        assertThat(review.prepare(nomination).rows()).singleElement().satisfies(shown -> assertThat(shown.warning())
                .endsWith("推荐表第 1 行也推荐了此人"));
    }

    @Test
    void aPersonWhoWasTakenOutOfTheTableIsWarnedOfWhenNominatedAgain() throws Exception {
        reports.handIn(nomination, 2);
        reports.review(nomination, 1, "非职工账号", 2);
        String returned = Long.toString(
                rows.findByReportIdOrderByRowNo(nomination).getLast().id());
        portal.perform(post("/reports/{id}/nominations", nomination)
                .param("tableVersion", "1")
                .param("removed", returned)
                .with(csrf())
                .with(user(OFFICER)));

        portal.perform(complete(2, 1).param("action", "hand-in").with(user(OFFICER)))
                .andExpect(content().string(containsString("此人曾列入本表，后未列入（本单位撤回）")));
    }

    @Test
    void aRowThatStandsForAnotherIsNoTwinOfItButThatOfAThirdUnitIs() {
        long other = reports.report(issued, ReportKind.NOMINATION, "hn-edu-002");
        long union = reports.report(issued, ReportKind.NOMINATION, "hn-edu");
        reports.handIn(nomination, 2);
        reports.review(nomination, 1, null);
        reports.handIn(other, 1);
        reports.review(other, 1, null);
        consolidation.collect(union);
        consolidation.save(
                union,
                consolidation.prepare(union).rows().stream()
                        .map(row -> new Consolidation.RowChoice(row.rowId(), "include", null))
                        .toList(),
                null);

        List<ReportView.Row> table = rows.findByReportIdOrderByRowNo(union).stream()
                .map(ReportView.Row::of)
                .toList();
        assertThat(table).hasSize(3);
        assertThat(twins.ofRows(union, table, "hn-edu").values().stream().flatMap(List::stream))
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).endsWith("推荐表第 1 行也推荐了此人"));
        assertThat(twins.ofRows(
                        nomination,
                        rows.findByReportIdOrderByRowNo(nomination).stream()
                                .map(ReportView.Row::of)
                                .toList(),
                        UNIT))
                .hasSize(1)
                .allSatisfy((row, warnings) -> assertThat(warnings).containsExactly("另一单位也推荐了此人，请与上级核实"));
    }

    @Test
    void aNamesakeElsewhereIsNobodysConcern() throws Exception {
        reports.handIn(reports.report(issued, ReportKind.NOMINATION, "hn-edu-002"), 1);

        portal.perform(complete(0, 0)
                        .param("action", "hand-in")
                        .with(request -> {
                            request.setParameter("rows[0].employer", "另一处");
                            request.setParameter("rows[0].phone", "13000000009");
                            return request;
                        })
                        .with(user(OFFICER)))
                .andExpect(redirectedUrl("/reports/" + nomination));
    }

    @Test
    void aStampedScanStandsBesideTheRowsAndANewerOneReplacesIt() throws Exception {
        reports.handIn(nomination, 1);
        scan("盖章.png", png(40, 30), OFFICER).andExpect(redirectedUrl("/reports/" + nomination + "#scan"));
        portal.perform(get("/reports/{id}/scans/1/picture", nomination).with(user(account("hn-edu", Role.MANAGER))))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "image/png"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        assertThat(review.prepare(nomination).review().scanText()).isEqualTo("已上传（2023年10月17日 09:00）");

        scan("盖章.pdf", pdf(), DEPUTY);
        portal.perform(get("/reports/{id}", nomination).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("/scans/2/picture")))
                .andExpect(content().string(containsString("图为第 1 页，共 2 页")))
                .andExpect(content().string(containsString("之前上传的 1 份（已被替换）")))
                .andExpect(content().string(containsString("第 2 次上传，替换之前的扫描件")));
        portal.perform(get("/reports/{id}/scans/2", nomination).with(user(OFFICER)))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
        byte[] picture = portal.perform(
                        get("/reports/{id}/scans/2/picture", nomination).with(user(OFFICER)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(picture)).getWidth())
                .isGreaterThan(1_000);
    }

    @Test
    void aScanIsToldByItsContentAndItsSize() throws Exception {
        refused(
                "盖章.pdf",
                "<html>".getBytes(StandardCharsets.UTF_8),
                "文件“盖章.pdf”的内容类型为 text/html，可接受：PDF、JPG 图片、PNG 图片。");
        refused("盖章.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), "PDF“盖章.pdf”无法打开（已损坏或设有密码）；请重新生成后上传。");
        refused("盖章.jpg", new byte[(20 << 20) + 1], "文件“盖章.jpg”超过 20 MB 的上限。");
        byte[] huge = png(2, 2);
        // The head of the picture says how large it is: sixty thousand squared.
        for (int at : new int[] {16, 20}) {
            huge[at + 2] = (byte) 0xEA;
            huge[at + 3] = 0x60;
        }
        refused("盖章.png", huge, "图片“盖章.png”有 60000×60000 像素，最多 8000 万像素；请用较低的分辨率扫描。");
        assertThat(review.prepare(nomination).review().scanText()).isEqualTo("生成本任务时尚未上传");
    }

    @Test
    void twentyScansAreKeptAndWhatIsRefusedStaysNowhere() throws Exception {
        for (int i = 1; i <= 20; i++) {
            scan("盖章" + i + ".png", png(4, i), OFFICER).andExpect(flash().attributeExists("flashSuccess"));
        }
        FilesInStore files = new FilesInStore();

        refused("再一份.png", png(4, 21), "盖章扫描件最多保留 20 份，已有 20 份；“再一份.png”未收下，请联系上级工会审核人。");
        refused("盖章.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), "PDF“盖章.pdf”无法打开（已损坏或设有密码）；请重新生成后上传。");
        refused("再一份.pdf", pdf(), "盖章扫描件最多保留 20 份，已有 20 份；“再一份.pdf”未收下，请联系上级工会审核人。");

        assertThat(files.added()).isEmpty();
    }

    private void refused(String name, byte[] content, String message) throws Exception {
        assertThat(scan(name, content, OFFICER).andReturn().getFlashMap().get("scanError"))
                .isEqualTo(message);
    }

    @Test
    void whoeverDoesNotBelongToTheUnitChangesNothingAndStrangersSeeNothing() throws Exception {
        reports.handIn(nomination, 1);
        scan("盖章.png", png(4, 3), OFFICER);

        for (AccountPrincipal reader : List.of(account(UNIT, Role.MANAGER), account("hn-edu", Role.OFFICER))) {
            for (String path : List.of("nominations", "nominations/draft")) {
                portal.perform(post("/reports/{id}/" + path, nomination)
                                .with(csrf())
                                .with(user(reader)))
                        .andExpect(status().isForbidden());
            }
            portal.perform(post("/reports/{id}/nominations/clipboard", nomination)
                            .param("text", "a\tb")
                            .with(csrf())
                            .with(user(reader)))
                    .andExpect(status().isForbidden());
            scan("盖章.png", png(4, 3), reader).andExpect(status().isForbidden());
            portal.perform(get("/reports/{id}/scans/1", nomination).with(user(reader)))
                    .andExpect(status().isOk());
        }
        AccountPrincipal stranger = account("hn-edu-002", Role.OFFICER);
        for (String path : List.of("scans/1", "scans/1/picture", "scans/2")) {
            portal.perform(get("/reports/{id}/" + path, nomination).with(user(stranger)))
                    .andExpect(status().isNotFound());
        }
        scan("盖章.png", png(4, 3), stranger).andExpect(status().isNotFound());
        portal.perform(post("/reports/{id}/nominations/draft", nomination)
                        .with(csrf())
                        .with(user(stranger)))
                .andExpect(status().isNotFound());
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(row -> row.nominee().personName(), NominationRow::state)
                .containsExactly(tuple("达人甲", RowState.HANDED_IN));
    }

    private ResultActions draft(long version, String name) throws Exception {
        return portal.perform(post("/reports/{id}/nominations/draft", nomination)
                .param("tableVersion", Long.toString(version))
                .param("rows[0].personName", name)
                .with(csrf())
                .with(user(OFFICER)));
    }

    private AbstractMockHttpServletRequestBuilder<?> table(long version, String name) {
        return post("/reports/{id}/nominations", nomination)
                .param("tableVersion", Long.toString(version))
                .param("rows[0].personName", name)
                .with(csrf());
    }

    private AbstractMockHttpServletRequestBuilder<?> complete(long version, int person) {
        Nominee nominee = PortalReports.nominee(person);
        return table(version, nominee.personName())
                .param("rows[0].employer", nominee.employer())
                .param("rows[0].platform", nominee.platform())
                .param("rows[0].accountNickname", nominee.accountNickname())
                .param("rows[0].phone", nominee.phone())
                .param("filledBy", "填表人甲")
                .param("filledByPost", "干事")
                .param("filledByContact", "0731-00000048");
    }

    private ResultActions scan(String name, byte[] content, AccountPrincipal me) throws Exception {
        return portal.perform(multipart("/reports/{id}/scan", nomination)
                .file(new MockMultipartFile("scan", name, null, content))
                .with(csrf())
                .with(user(me)));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(new PDPage(PDRectangle.A4));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}

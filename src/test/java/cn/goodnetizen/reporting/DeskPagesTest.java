package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The superior's desk: who sees it, who decides there, and what it answers to what does not fit. */
@PortalTest
class DeskPagesTest {

    private static final AccountPrincipal EDUCATION = account("hn-edu", Role.OFFICER);
    private static final AccountPrincipal LEADER = account("hn-edu", Role.MANAGER);
    private static final AccountPrincipal UNIVERSITY = account("hn-edu-001", Role.OFFICER);
    private static final AccountPrincipal STRANGER = account("hn-jt", Role.OFFICER);

    @Autowired
    private MockMvc portal;

    @Autowired
    private PortalReports reports;

    @Autowired
    private PortalClock clock;

    @Autowired
    private Reports stored;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportQueries queries;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private Consolidation consolidation;

    @Autowired
    private ReportOriginals originals;

    @Autowired
    private UnsentOriginals sweep;

    @Autowired
    private SummaryMaterials materials;

    @Autowired
    private ReportFiles materialFiles;

    @Autowired
    private JdbcTemplate jdbc;

    private Issued issued;
    private long first;
    private long second;

    @BeforeEach
    void openReports() {
        issued = reports.begin();
        first = reports.report(issued, ReportKind.NOMINATION, "hn-edu-001");
        second = reports.report(issued, ReportKind.NOMINATION, "hn-edu-002");
    }

    @Test
    void aSuperiorSeesItsOwnSubordinatesRowsAndNobodyElses() throws Exception {
        reports.handIn(first, 2);

        see("/children/rows", EDUCATION).andExpect(content().string(containsString("13900000001")));
        see("/children/rows", LEADER)
                .andExpect(content().string(containsString("13900000001")))
                .andExpect(content().string(containsString("您的岗位只供查看")))
                .andExpect(content().string(not(containsString("name=\"row\""))));
        see("/children/rows", STRANGER).andExpect(content().string(not(containsString("13900000001"))));
        see("/children/rows", account("hn", Role.ORGANISER))
                .andExpect(content().string(not(containsString("13900000001"))));
        for (String page : List.of("rows", "summaries", "missing", "missing.pdf", "workbook.xlsx")) {
            see("/children/" + page, UNIVERSITY).andExpect(status().isNotFound());
        }
    }

    @ParameterizedTest
    @CsvSource({"hn-edu, MANAGER, 403", "hn, ORGANISER, 403", "hn-jt, OFFICER, 404", "hn-edu-001, OFFICER, 404"})
    void onlyTheReviewingUnitDecides(String unit, Role role, int expected) throws Exception {
        reports.handIn(first, 1);
        AccountPrincipal other = account(unit, role);

        portal.perform(post("/children/rows")
                        .param("row", Long.toString(row(first, 1)))
                        .param("action", "accept")
                        .with(csrf())
                        .with(user(other)))
                .andExpect(status().is(expected));
        if (!unit.equals("hn-edu-001")) {
            portal.perform(post("/children/rows/finish")
                            .param("report", Long.toString(first))
                            .with(csrf())
                            .with(user(other)))
                    .andExpect(status().is(expected));
            portal.perform(post("/children/missing/urge")
                            .param("report", Long.toString(second))
                            .with(csrf())
                            .with(user(other)))
                    .andExpect(status().is(expected));
            portal.perform(post("/reports/{id}/review", first).with(csrf()).with(user(other)))
                    .andExpect(status().is(expected));
            portal.perform(get("/reports/{id}/recording", second).with(user(other)))
                    .andExpect(status().is(expected));
        }
        assertThat(queries.report(first).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM review_choices", Integer.class))
                .isZero();
    }

    @Test
    void theSamePersonInTwoTablesIsMarkedAndFoundByTheFilter() throws Exception {
        reports.handIn(first, 3);
        reports.handIn(second, 1);

        see("/children/rows?mark=twice", EDUCATION)
                .andExpect(content().string(containsString("与洞庭农林大学第 1 行疑似同一人")))
                .andExpect(content().string(containsString("共 2 行")));
        see("/children/rows?q=示例账号3", EDUCATION).andExpect(content().string(containsString("共 1 行")));
        see("/children/rows?unit=hn-edu-002&state=accepted", EDUCATION)
                .andExpect(content().string(containsString("没有符合条件的行")));
    }

    @Test
    void aReturnNeedsAReasonAndWhatWasTickedStaysTicked() throws Exception {
        reports.handIn(first, 2);
        String row = Long.toString(row(first, 2));

        portal.perform(post("/children/rows")
                        .param("row", row)
                        .param("action", "return")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("退回须写明原因")))
                .andExpect(content().string(containsString("达人乙（湘江理工大学第 2 行）\" checked=\"checked\"")));
        portal.perform(post("/children/rows")
                        .param("row", row)
                        .param("action", "return")
                        .param("reason", "长".repeat(201))
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("退回原因最多 200 个字，现有 201 个字")));
        portal.perform(post("/children/rows")
                        .param("action", "accept")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("请先勾选要处理的行")));
    }

    @Test
    void aUnitIsFinishedOnlyWhenEveryRowIsChosenForAndIsNamedOtherwise() throws Exception {
        reports.handIn(first, 2);
        reports.handIn(second, 1);
        choose("accept", null, row(first, 1), row(second, 1));

        finish(first, second)
                .andExpect(flash().attribute("flashSuccess", containsString("已完成 1 个单位")))
                .andExpect(flash().attribute("flashWarning", containsString("湘江理工大学第 2 行还没有结论")));
        choose("return", "手机号无法联系本人，请核对", row(first, 2));
        finish(first);

        assertThat(queries.report(second).state()).isEqualTo(ReportState.ACCEPTED);
        assertThat(queries.report(first).state()).isEqualTo(ReportState.RETURNED);
        assertThat(rows.findByReportIdOrderByRowNo(first))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsExactly(tuple(RowState.ACCEPTED, null), tuple(RowState.RETURNED, "手机号无法联系本人，请核对"));
        finish(first).andExpect(flash().attribute("flashWarning", containsString("已由他人办结或撤回")));
    }

    @Test
    void summariesAreDecidedManyAtOnce() throws Exception {
        long one = summary("hn-edu-001");
        long other = summary("hn-edu-002");

        see("/children/summaries", EDUCATION).andExpect(content().string(containsString("本单位开展了活动")));
        portal.perform(post("/children/summaries")
                        .param("report", Long.toString(one), Long.toString(other))
                        .param("action", "accept")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/children/summaries"));

        assertThat(List.of(queries.report(one).state(), queries.report(other).state()))
                .containsOnly(ReportState.ACCEPTED);
        see("/children/summaries", EDUCATION).andExpect(content().string(containsString("没有待审核的总结")));
    }

    @Test
    void aReportIsTakenBackUntilItsReviewBegins() throws Exception {
        reports.handIn(first, 1);
        see("/reports/" + first, UNIVERSITY).andExpect(content().string(containsString("上级开始审核之前，可以撤回修改")));
        see("/reports/" + first + "/recall", UNIVERSITY).andExpect(content().string(containsString("撤回已报送的材料？")));
        portal.perform(post("/reports/{id}/recall", first).with(csrf()).with(user(EDUCATION)))
                .andExpect(status().isForbidden());
        portal.perform(post("/reports/{id}/recall", first).with(csrf()).with(user(STRANGER)))
                .andExpect(status().isNotFound());

        portal.perform(post("/reports/{id}/recall", first).with(csrf()).with(user(UNIVERSITY)));

        assertThat(queries.report(first).state()).isEqualTo(ReportState.WAITING);
        handIn.handInNominations(first);
        portal.perform(post("/reports/{id}/review", first).with(csrf()).with(user(EDUCATION)));
        portal.perform(post("/reports/{id}/recall", first).with(csrf()).with(user(UNIVERSITY)))
                .andExpect(flash().attribute("flashError", containsString("上级已开始审核，不能撤回")));
        see("/reports/" + first, UNIVERSITY).andExpect(content().string(containsString("上级已开始审核，不能撤回")));
    }

    @Test
    void aRecordingAsksForItsOriginalAndForADayThatCanBe() throws Exception {
        record(second, "2023-10-18")
                .andExpect(content().string(containsString("收到日期不能晚于今天 2023年10月17日，填写的是 2023年10月18日。")));
        record(second, "2023-04-01")
                .andExpect(content().string(containsString("收到日期不能早于任务下达之日 2023年4月4日，填写的是 2023年4月1日。")));
        record(second, "十月").andExpect(content().string(containsString("填写的是“十月”")));
        record(second, "2023-10-16")
                .andExpect(content().string(containsString("请附上原件（扫描件、照片或文件），现在一个也没有。")))
                .andExpect(content().string(containsString("value=\"测试甲\"")));
        portal.perform(recording(second, "2023-10-16")
                        .file(original("网页.pdf", "<html>"))
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("文件“网页.pdf”的内容类型为 text/html")));
        assertThat(queries.report(second).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void whatIsRecordedIsMarkedAndItsOriginalIsReadByThoseWhoMayReadTheReport() throws Exception {
        // The original is kept though the day is wrong.
        portal.perform(recording(second, "")
                        .file(original("推荐表扫描件.pdf", "%PDF-1.4\n"))
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("请填写收到日期。")))
                .andExpect(content().string(containsString("推荐表扫描件.pdf")))
                .andExpect(content().string(containsString("先上传的原件保留 14 天")));
        record(second, "2023-10-16").andExpect(redirectedUrl("/reports/" + second));

        assertThat(queries.report(second).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(queries.report(second).late()).isFalse();
        String page = see("/reports/" + second, account("hn-edu-002", Role.OFFICER))
                .andExpect(content().string(containsString("由湖南省教育工会代录，2023年10月16日收到（纸质）")))
                .andExpect(content().string(containsString("材料由上级代录，不能自行撤回")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String file = page.replaceAll("(?s).*href=\"(/reports/\\d+/originals/\\d+)\".*", "$1");
        see(file, LEADER).andExpect(status().isOk()).andExpect(header().string("X-Content-Type-Options", "nosniff"));
        see(file, UNIVERSITY).andExpect(status().isNotFound());
        see("/children", EDUCATION).andExpect(content().string(containsString("mark--recorded")));
        see("/children/rows?mark=recorded", EDUCATION).andExpect(content().string(containsString("测试甲")));
    }

    @Test
    void anOriginalLeavesTheStoreWhenItIsTakenAwayAndComesInOnce() throws Exception {
        FilesInStore files = new FilesInStore();
        keep(original("推荐表扫描件.pdf", "%PDF-1.4\n"));
        keep(original("又一份.pdf", "%PDF-1.4\n"));
        assertThat(files.added()).hasSize(1);

        ReportOriginal kept = originals.findAll().getFirst();
        portal.perform(recording(second, "")
                .param("action", "discard-" + kept.id())
                .with(csrf())
                .with(user(EDUCATION)));

        assertThat(originals.count()).isZero();
        assertThat(files.added()).isEmpty();
    }

    @Test
    void anOriginalThatStandsAmongTheMaterialsStaysWithItsRecordingWhenItIsRemovedThere() throws Exception {
        FilesInStore files = new FilesInStore();
        long summary = reports.report(issued, ReportKind.SUMMARY, "hn-edu-002");
        portal.perform(recording(summary, "2023-10-16")
                .file(original("总结.pdf", "%PDF-1.4 总结\n"))
                .with(csrf())
                .with(user(EDUCATION)));
        jdbc.update("update reports set state = 'RETURNED' where id = ?", summary);
        ReportFile material =
                materialFiles.findByReportIdOrderByPlaceAscIdAsc(summary).getFirst();

        materials.remove(summary, material.id());

        assertThat(materialFiles.countByReportId(summary)).isZero();
        assertThat(files.added()).containsExactly(material.storageName());
    }

    @Test
    void anOriginalThatIsNeverSentIsSweptAndOneThatIsRecordedStays() throws Exception {
        FilesInStore files = new FilesInStore();
        keep(original("来函.pdf", "%PDF-1.4 来函\n"));
        portal.perform(recording(first, "2023-10-16")
                .file(original("推荐表.pdf", "%PDF-1.4 推荐表\n"))
                .with(csrf())
                .with(user(EDUCATION)));

        clock.set("2023-10-31T08:59:59+08:00");
        sweep.sweep();
        assertThat(files.added()).hasSize(2);
        clock.set("2023-10-31T09:00:01+08:00");
        sweep.sweep();

        assertThat(originals.findAll()).extracting(ReportOriginal::fileName).containsExactly("推荐表.pdf");
        assertThat(files.added()).hasSize(1);
    }

    @Test
    void noNominationAndASummaryAreRecordedToo() throws Exception {
        portal.perform(recording(second, "2023-10-16")
                        .file(original("来函.pdf", "%PDF-1.4\n"))
                        .param("nothing", "true")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/reports/" + second));
        assertThat(queries.report(second).state()).isEqualTo(ReportState.NO_NOMINATION);

        long summary = reports.report(issued, ReportKind.SUMMARY, "hn-edu-002");
        clock.set("2023-11-02T09:00:00+08:00");
        portal.perform(recording(summary, "2023-10-31")
                        .file(original("总结.pdf", "%PDF-1.4 总结\n"))
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/reports/" + summary));
        assertThat(queries.report(summary).late()).isTrue();
        see("/reports/" + summary, EDUCATION).andExpect(content().string(containsString("总结.pdf")));
    }

    @Test
    void whatTheUnitSavesMeanwhileIsNeitherOverwrittenNorSentUpUnseen() throws Exception {
        see("/reports/" + second + "/recording", EDUCATION)
                .andExpect(content().string(containsString("name=\"tableVersion\" value=\"0\"")));
        handIn.saveRows(
                second,
                List.of(new ReportHandIn.RowInput(null, new Nominee("测试乙", "", "抖音", "", "", ""))),
                PortalReports.SIGNED,
                "洞庭农林大学工会 经办人");

        String page = portal.perform(recording(second, "2023-10-16")
                        .file(original("推荐表扫描件.pdf", "%PDF-1.4\n"))
                        .param("tableVersion", "0")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("洞庭农林大学工会 经办人")))
                .andExpect(content().string(containsString("推荐表扫描件.pdf")))
                .andExpect(content().string(containsString("value=\"测试甲\"")))
                .andExpect(content().string(containsString("value=\"测试乙\"")))
                .andExpect(content().string(containsString("name=\"tableVersion\" value=\"1\"")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(queries.report(second).state()).isEqualTo(ReportState.WAITING);
        assertThat(rows.findByReportIdOrderByRowNo(second))
                .extracting(row -> row.nominee().personName())
                .containsExactly("测试乙");
        // Whoever records now knows of the unit's row, and takes out what does not stand on the paper.
        String theirs = page.replaceAll("(?s).*name=\"rows\\[1\\]\\.rowId\" value=\"(\\d+)\".*", "$1");
        assertThat(theirs).isEqualTo(Long.toString(row(second, 1)));
        portal.perform(recording(second, "2023-10-16")
                        .param("tableVersion", "1")
                        .param("removed", theirs)
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/reports/" + second));
        assertThat(queries.report(second).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(stored.get(second).tableSavedBy()).isEqualTo(EDUCATION.displayName());
        assertThat(rows.findByReportIdOrderByRowNo(second))
                .extracting(row -> row.nominee().personName())
                .containsExactly("测试甲");
    }

    @Test
    void noNominationIsNotRecordedOverWhatTheUnitSavesMeanwhile() throws Exception {
        reports.save(second, 1);

        portal.perform(recording(second, "2023-10-16")
                        .file(original("来函.pdf", "%PDF-1.4\n"))
                        .param("nothing", "true")
                        .param("tableVersion", "0")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("这张表刚刚被他人保存过")))
                .andExpect(content().string(containsString("value=\"达人甲\"")));

        assertThat(queries.report(second).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void whatIsRecordedIsCheckedAgainstRowsThatAreAcceptedAlready() throws Exception {
        reports.save(second, 2);
        handIn.handInNominations(second);
        reports.review(second, 1, "账号已注销", 2);
        long version = stored.get(second).tableVersion();
        String accepted = Long.toString(row(second, 1));
        see("/reports/" + second + "/recording", EDUCATION)
                .andExpect(content().string(containsString("name=\"rows[0].rowId\" value=\"" + accepted + "\"")))
                .andExpect(content().string(not(containsString("name=\"rows[0].personName\""))));

        // Rows that are not open are not sent by a page that has lost them: the stored table is what counts.
        portal.perform(multipart("/reports/{id}/recording", second)
                        .file(original("推荐表扫描件.pdf", "%PDF-1.4\n"))
                        .param("arrivedOn", "2023-10-16")
                        .param("way", "PAPER")
                        .param("rows[0].rowId", accepted)
                        .param("rows[1].rowId", Long.toString(row(second, 2)))
                        .param("rows[1].personName", "达人甲")
                        .param("rows[1].employer", "湘江理工大学图书馆")
                        .param("rows[1].platform", "抖音")
                        .param("rows[1].accountNickname", "示例账号1")
                        .param("rows[1].phone", "13900000000")
                        .param("filledBy", "测试填表人")
                        .param("filledByPost", "干事")
                        .param("filledByContact", "0731-00000049")
                        .param("tableVersion", Long.toString(version))
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("第 2 行与第 1 行是同一人（达人甲），每人只能推荐一次")));

        assertThat(queries.report(second).state()).isEqualTo(ReportState.RETURNED);
    }

    @Test
    void aSummaryIsNotRecordedOverATextThatTheUnitWritesMeanwhile() throws Exception {
        long summary = reports.report(issued, ReportKind.SUMMARY, "hn-edu-002");
        handIn.saveSummary(summary, "初稿第一行。\n第二行。", PortalReports.SIGNED);
        see("/reports/" + summary + "/recording", EDUCATION)
                .andExpect(content().string(containsString("name=\"shownText\" value=\"初稿第一行。\n第二行。\"")));
        handIn.saveSummary(summary, "单位刚写好的定稿。", PortalReports.SIGNED);

        portal.perform(recording(summary, "2023-10-16")
                        .file(original("总结.pdf", "%PDF-1.4 总结\n"))
                        .param("shownText", "初稿第一行。\r\n第二行。")
                        .param("summaryText", "照纸面录入的正文。")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("洞庭农林大学工会在您录入期间修改了总结正文")))
                .andExpect(content().string(containsString("照纸面录入的正文。")))
                .andExpect(content().string(containsString("name=\"shownText\" value=\"单位刚写好的定稿。\"")));
        assertThat(stored.get(summary).summaryText()).isEqualTo("单位刚写好的定稿。");
        assertThat(queries.report(summary).state()).isEqualTo(ReportState.WAITING);

        portal.perform(recording(summary, "2023-10-16")
                        .param("shownText", "单位刚写好的定稿。")
                        .param("summaryText", "照纸面录入的正文。")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/reports/" + summary));
        assertThat(stored.get(summary).summaryText()).isEqualTo("照纸面录入的正文。");
    }

    @Test
    void aUnionThatHasRecalledItsReportSendsItAgainOnceItsTaskIsBack() throws Exception {
        reports.handIn(first, 1);
        reports.review(first, 1, null);
        long own = reports.report(issued, ReportKind.NOMINATION, "hn-edu");
        consolidation.collect(own);
        send(own).andExpect(flash().attributeExists("flashSuccess"));
        portal.perform(post("/reports/{id}/recall", own).with(csrf()).with(user(EDUCATION)))
                .andExpect(flash().attributeExists("flashSuccess"));

        // The engine has not taken the recall yet: what was sent now would be waited for in vain.
        assertThat(queries.report(own).state()).isEqualTo(ReportState.GATHERING);
        see("/reports/" + own, EDUCATION)
                .andExpect(content().string(containsString("已撤回，正在转入汇总")))
                .andExpect(content().string(not(containsString("下级单位正在报送"))));
        send(own);
        assertThat(queries.report(own).state()).isEqualTo(ReportState.GATHERING);
        assertThat(queries.report(own).round()).isEqualTo(1);

        assertThat(consolidation.collect(own)).isTrue();
        send(own).andExpect(flash().attributeExists("flashSuccess"));
        assertThat(queries.report(own).round()).isEqualTo(2);
    }

    @Test
    void whoIsMissingIsUrgedOnceADayAndCalled() throws Exception {
        see("/children/missing", EDUCATION).andExpect(content().string(containsString("0731-00000049")));
        see("/children/missing", STRANGER).andExpect(content().string(not(containsString("0731-00000049"))));

        urge(second).andExpect(flash().attribute("flashSuccess", "已向 1 个单位发出催办邮件。"));
        urge(second).andExpect(flash().attribute("flashWarning", containsString("洞庭农林大学今天已经催办过")));
        portal.perform(post("/children/missing/{id}/call", second)
                .param("note", "答应明天报送")
                .with(csrf())
                .with(user(EDUCATION)));

        see("/children/missing", EDUCATION)
                .andExpect(content().string(containsString("今天已催办")))
                .andExpect(content().string(containsString("答应明天报送")));
        see("/reports/" + second, account("hn-edu-002", Role.OFFICER))
                .andExpect(content().string(containsString("已电话联系")));
        clock.set("2023-10-18T09:00:00+08:00");
        urge(second).andExpect(flash().attribute("flashSuccess", "已向 1 个单位发出催办邮件。"));
        byte[] paper = see("/children/missing.pdf", EDUCATION)
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    @Test
    void theWorkbookHoldsEverythingAsText() throws Exception {
        handIn.saveRows(
                first,
                List.of(new ReportHandIn.RowInput(null, new Nominee("=1+1", "+单位", "抖音", "@账号", "13900000001", "-备注"))),
                PortalReports.SIGNED,
                PortalReports.CLERK);
        handIn.handInNominations(first);
        choose("accept", null, row(first, 1));
        finish(first);
        consolidation.prepare(reports.report(issued, ReportKind.NOMINATION, "hn-edu"));

        byte[] file = see("/children/workbook.xlsx", LEADER)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            assertThat(workbook).extracting(Sheet::getSheetName).containsExactly("汇总表", "本单位推荐表", "未报名单", "统计");
            Row row = workbook.getSheet("汇总表").getRow(1);
            assertThat(row).extracting(Cell::toString).contains("湘江理工大学", "=1+1", "+单位", "@账号", "-备注", "已通过");
            for (Sheet sheet : workbook) {
                for (Row each : sheet) {
                    assertThat(each)
                            .extracting(Cell::getCellType)
                            .isSubsetOf(CellType.STRING, CellType.NUMERIC, CellType.BLANK);
                }
            }
            assertThat(workbook.getSheet("本单位推荐表").getRow(4).getCell(1).getStringCellValue())
                    .isEqualTo("=1+1");
            assertThat(workbook.getSheet("未报名单").getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("洞庭农林大学工会");
        }
    }

    @Test
    void theWorkbookIsPrintedOnA4AcrossWithItsHeadOnEveryPage() throws Exception {
        String wraps = "粉丝 2.3 万，长期发布劳模工匠故事和职工安全生产知识，去年获评省级网络正能量优秀作品";
        handIn.saveRows(
                first,
                IntStream.range(0, 31)
                        .mapToObj(number -> new ReportHandIn.RowInput(
                                null,
                                new Nominee(
                                        "测试" + "甲乙丙丁戊己庚辛壬癸".charAt(number % 10)
                                                + (number < 10 ? "" : "一二三".charAt(number / 10 - 1)),
                                        number % 6 == 0 ? "湘江理工大学继续教育与网络教育学院职工培训中心" : "湘江理工大学图书馆",
                                        "微信公众号",
                                        "示例账号" + (number + 1),
                                        "1390000" + String.format("%04d", number),
                                        number % 4 == 0 ? wraps : "")))
                        .toList(),
                PortalReports.SIGNED,
                PortalReports.CLERK);
        handIn.handInNominations(first);
        choose(
                "accept",
                null,
                rows.findByReportIdOrderByRowNo(first).stream()
                        .map(NominationRow::id)
                        .toArray(Long[]::new));
        finish(first);
        consolidation.prepare(reports.report(issued, ReportKind.NOMINATION, "hn-edu"));

        byte[] file = see("/children/workbook.xlsx", EDUCATION)
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        Path papers = Files.createDirectories(Path.of("target/papers"));
        Files.write(papers.resolve("workbook.xlsx"), file);
        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(file))) {
            for (Sheet sheet : workbook) {
                PrintSetup print = sheet.getPrintSetup();
                assertThat(print.getLandscape()).as(sheet.getSheetName()).isTrue();
                assertThat(print.getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(List.of(print.getFitWidth(), print.getFitHeight())).containsExactly((short) 1, (short) 0);
            }
            assertThat(workbook.getSheet("汇总表").getRepeatingRows().formatAsString())
                    .isEqualTo("1:1");
            assertThat(workbook.getSheet("未报名单").getRepeatingRows().formatAsString())
                    .isEqualTo("1:1");
            Sheet own = workbook.getSheet("本单位推荐表");
            assertThat(own.getRepeatingRows().formatAsString()).isEqualTo("1:2");
            assertThat(own.getRow(4).getHeightInPoints())
                    .as("five lines of 备注 are seen")
                    .isGreaterThan(3 * own.getRow(5).getHeightInPoints());
            assertThat(IntStream.of(own.getRowBreaks())
                            .mapToObj(last -> own.getRow(last + 1).getCell(0).getStringCellValue()))
                    .as("what each further page begins with")
                    .containsExactly("第 2 张", "第 3 张", "第 4 张");
        }
    }

    @Test
    void theUnitsOwnTableIsMadeByItselfAndLeavesOutWithAReason() throws Exception {
        reports.handIn(first, 2);
        choose("accept", null, row(first, 1), row(first, 2));
        finish(first);
        long own = reports.report(issued, ReportKind.NOMINATION, "hn-edu");
        consolidation.prepare(own);
        String out = Long.toString(row(first, 2));

        portal.perform(get("/reports/{id}/consolidation", own).with(user(STRANGER)))
                .andExpect(status().isNotFound());
        portal.perform(post("/reports/{id}/consolidation/send", own)
                        .with(csrf())
                        .with(user(LEADER)))
                .andExpect(status().isForbidden());
        portal.perform(post("/reports/{id}/consolidation", own)
                        .param("shown", Long.toString(row(first, 1)), out)
                        .param("out", out)
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(content().string(containsString("不列入须写明原因")));
        portal.perform(post("/reports/{id}/consolidation", own)
                        .param("shown", Long.toString(row(first, 1)), out)
                        .param("out", out)
                        .param("reason-" + out, "名额所限")
                        .param("action", "send")
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(redirectedUrl("/reports/" + own + "/consolidation/send"));
        see("/reports/" + own + "/consolidation/send", EDUCATION)
                .andExpect(content().string(containsString("确认报送湖南省总工会？")))
                .andExpect(content().string(containsString("列入 1 行，共 1 张")));
        portal.perform(
                post("/reports/{id}/consolidation/send", own).with(csrf()).with(user(EDUCATION)));

        assertThat(queries.report(own).state()).isEqualTo(ReportState.IN_REVIEW);
        assertThat(rows.findByReportIdOrderByRowNo(own))
                .extracting(NominationRow::state, NominationRow::returnReason)
                .containsExactlyInAnyOrder(tuple(RowState.HANDED_IN, null), tuple(RowState.LEFT_OUT, "名额所限"));
        portal.perform(post("/reports/{id}/consolidation/send", own)
                        .with(csrf())
                        .with(user(EDUCATION)))
                .andExpect(flash().attribute("flashError", containsString("当前状态为“审核中”")));
    }

    private long row(long reportId, int rowNo) {
        return rows.findByReportIdOrderByRowNo(reportId).get(rowNo - 1).id();
    }

    private long summary(String unit) {
        long report = reports.report(issued, ReportKind.SUMMARY, unit);
        handIn.saveSummary(report, "本单位开展了活动，组织职工拍摄短视频。", PortalReports.SIGNED);
        handIn.handInSummary(report);
        return report;
    }

    private ResultActions see(String path, AccountPrincipal who) throws Exception {
        return portal.perform(get(URI.create(path.replaceAll("示例账号", "%E7%A4%BA%E4%BE%8B%E8%B4%A6%E5%8F%B7")))
                .with(user(who)));
    }

    private void choose(String action, String reason, Long... rowIds) throws Exception {
        var request = post("/children/rows").param("action", action);
        for (Long id : rowIds) {
            request.param("row", id.toString());
        }
        if (reason != null) {
            request.param("common", reason);
        }
        portal.perform(request.with(csrf()).with(user(EDUCATION))).andExpect(status().is3xxRedirection());
    }

    private ResultActions finish(Long... reportIds) throws Exception {
        var request = post("/children/rows/finish");
        for (Long id : reportIds) {
            request.param("report", id.toString());
        }
        return portal.perform(request.with(csrf()).with(user(EDUCATION)));
    }

    private ResultActions send(long reportId) throws Exception {
        return portal.perform(
                post("/reports/{id}/consolidation/send", reportId).with(csrf()).with(user(EDUCATION)));
    }

    private ResultActions urge(long reportId) throws Exception {
        return portal.perform(post("/children/missing/urge")
                .param("report", Long.toString(reportId))
                .with(csrf())
                .with(user(EDUCATION)));
    }

    private void keep(MockMultipartFile original) throws Exception {
        portal.perform(recording(second, "").file(original).with(csrf()).with(user(EDUCATION)));
    }

    private ResultActions record(long reportId, String day) throws Exception {
        return portal.perform(recording(reportId, day).with(csrf()).with(user(EDUCATION)));
    }

    private static MockMultipartHttpServletRequestBuilder recording(long reportId, String day) {
        MockMultipartHttpServletRequestBuilder request = multipart("/reports/{id}/recording", reportId);
        request.param("arrivedOn", day)
                .param("way", "PAPER")
                .param("rows[0].personName", "测试甲")
                .param("rows[0].employer", "洞庭农林大学")
                .param("rows[0].platform", "抖音")
                .param("rows[0].accountNickname", "田间课堂")
                .param("rows[0].phone", "13000000003")
                .param("filledBy", "测试填表人")
                .param("filledByPost", "干事")
                .param("filledByContact", "0731-00000049");
        return request;
    }

    private static MockMultipartFile original(String name, String content) {
        return new MockMultipartFile("original", name, null, content.getBytes(StandardCharsets.UTF_8));
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}

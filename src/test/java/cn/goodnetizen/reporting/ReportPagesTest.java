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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class ReportPagesTest {

    private static final String UNIT = "hn-edu-001";

    @Autowired
    private MockMvc portal;

    @Autowired
    private PortalReports reports;

    @Autowired
    private PortalClock clock;

    @Autowired
    private NominationRows rows;

    @Autowired
    private ReportQueries queries;

    private Issued issued;
    private long nomination;
    private long summary;

    @BeforeEach
    void openReports() {
        issued = reports.begin();
        nomination = reports.report(issued, ReportKind.NOMINATION, UNIT);
        summary = reports.report(issued, ReportKind.SUMMARY, UNIT);
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, OFFICER, 200",
        "hn-edu-001, DEPUTY, 200",
        "hn-edu, OFFICER, 200",
        "hn-edu, MANAGER, 200",
        "hn, ORGANISER, 200",
        "hn, MANAGER, 200",
        "hn-edu-002, OFFICER, 404",
        "hn-jt, OFFICER, 404",
        "hn-wx, ORGANISER, 404"
    })
    void aReportIsReadByItsUnitAndTheLineAboveOnly(String unit, Role role, int status) throws Exception {
        portal.perform(get("/reports/{id}", nomination).with(user(account(unit, role))))
                .andExpect(status().is(status));
    }

    @Test
    void nominationsOfTheCyberspaceLineAreReadByTheUnionThatReceivesThem() throws Exception {
        long report = reports.report(issued, ReportKind.NOMINATION, "hn-wx-changsha");

        portal.perform(get("/reports/{id}", report).with(user(account("hn", Role.ORGANISER))))
                .andExpect(status().isOk());
        portal.perform(get("/reports/{id}", report).with(user(account("hn-wx", Role.ORGANISER))))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, MANAGER, 403",
        "hn-edu, OFFICER, 403",
        "hn, ORGANISER, 403",
        "hn-edu-002, OFFICER, 404",
    })
    void onlyTheUnitItselfWorksOnItsReport(String unit, Role role, int status) throws Exception {
        for (String action : List.of("nominations", "no-nomination", "summary", "extension")) {
            portal.perform(post("/reports/{id}/" + action, nomination)
                            .with(csrf())
                            .with(user(account(unit, role))))
                    .andExpect(status().is(status));
        }
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        portal.perform(post("/reports/{id}/no-nomination", nomination).with(user(officer())))
                .andExpect(status().isForbidden());
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void theSuperiorReadsFullRowsAndFindsNothingToType() throws Exception {
        reports.handIn(nomination, 2);

        portal.perform(get("/reports/{id}", nomination).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("13900000001")))
                .andExpect(content().string(containsString("本页只供查看")))
                .andExpect(content().string(not(containsString("name=\"rows[0].phone\""))));
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost() throws Exception {
        handIn(table().param("rows[0].personName", "达人甲")
                        .param("rows[0].employer", "图书馆")
                        .param("rows[0].platform", "抖音")
                        .param("rows[0].accountNickname", "示例账号")
                        .param("rows[0].phone", "1390000")
                        .param("rows[1].personName", "达人甲")
                        .param("rows[1].employer", "图书馆")
                        .param("rows[1].remark", "很有影响")
                        .param("filledBy", "填表人甲"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("手机号应为 11 位手机号码，或带区号的固定电话；填写的是“1390000”（7 位数字）")))
                .andExpect(content()
                        .string(containsString("id=\"rows-1-personName-error\">第 2 行与第 1 行是同一人（达人甲），每人只能推荐一次")))
                .andExpect(content().string(containsString("id=\"rows-1-platform-error\">请填写参赛平台")))
                .andExpect(content().string(containsString("id=\"filledByPost-error\">请填写职务")))
                .andExpect(content().string(containsString("value=\"很有影响\"")))
                .andExpect(content().string(containsString("value=\"填表人甲\"")));
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.WAITING);
    }

    @Test
    void aTextThatIsTooLongIsAnsweredWithItsLimitAndItsLength() throws Exception {
        portal.perform(table().param("rows[0].personName", "长".repeat(70)).with(user(officer())))
                .andExpect(content().string(containsString("达人姓名最多 64 个字，填写了 70 个字")))
                .andExpect(content().string(containsString("value=\"" + "长".repeat(70) + "\"")));
        assertThat(rows.findByReportIdOrderByRowNo(nomination)).isEmpty();
    }

    @Test
    void aDraftMayBeIncomplete() throws Exception {
        portal.perform(table().param("rows[0].personName", "达人甲").with(user(officer())))
                .andExpect(redirectedUrl("/reports/" + nomination));
        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .singleElement()
                .satisfies(row -> assertThat(row.nominee().personName()).isEqualTo("达人甲"));
    }

    @Test
    void aRowIsAddedAndRemovedWithoutAScript() throws Exception {
        portal.perform(table().param("rows[0].personName", "达人甲")
                        .param("rows[1].personName", "达人乙")
                        .param("action", "add-row")
                        .with(user(officer())))
                .andExpect(content().string(containsString("name=\"rows[2].personName\"")))
                .andExpect(content().string(containsString("value=\"达人乙\"")));
        portal.perform(table().param("rows[0].personName", "达人甲")
                        .param("rows[1].personName", "达人乙")
                        .param("action", "remove-0")
                        .with(user(officer())))
                .andExpect(content().string(not(containsString("value=\"达人甲\""))))
                .andExpect(content().string(containsString("value=\"达人乙\"")));
    }

    @Test
    void aReturnedRowIsMendedAndHandedInAgainWhileAnAcceptedOneStays() throws Exception {
        reports.handIn(nomination, 2);
        reports.review(nomination, 1, "账号昵称与平台不符", 2);
        List<NominationRow> stored = rows.findByReportIdOrderByRowNo(nomination);

        portal.perform(get("/reports/{id}", nomination).with(user(officer())))
                .andExpect(content().string(containsString("账号昵称与平台不符")))
                .andExpect(content().string(not(containsString("name=\"rows[0].phone\""))));
        handIn(table().param("rows[0].rowId", Long.toString(stored.get(0).id()))
                        .param("rows[0].personName", "改不动")
                        .param("rows[1].rowId", Long.toString(stored.get(1).id()))
                        .param("rows[1].personName", "达人乙")
                        .param("rows[1].employer", "后勤处")
                        .param("rows[1].platform", "微信公众号")
                        .param("rows[1].accountNickname", "后勤之声")
                        .param("rows[1].phone", "0731-88880000")
                        .param("tableVersion", "1")
                        .param("filledBy", "填表人甲")
                        .param("filledByPost", "干事")
                        .param("filledByContact", "0731-80000000"))
                .andExpect(redirectedUrl("/reports/" + nomination));

        assertThat(rows.findByReportIdOrderByRowNo(nomination))
                .extracting(row -> row.nominee().accountNickname(), NominationRow::state)
                .containsExactly(tuple("示例账号1", RowState.ACCEPTED), tuple("后勤之声", RowState.HANDED_IN));
    }

    @Test
    void noNominationIsDeclaredFromTheDutiesAndFromTheTable() throws Exception {
        for (String path : List.of("/", "/reports/" + nomination)) {
            portal.perform(get(path).with(user(officer())))
                    .andExpect(content().string(containsString("确认本单位无推荐？")))
                    .andExpect(
                            content().string(containsString("action=\"/reports/" + nomination + "/no-nomination\"")));
        }
        portal.perform(post("/reports/{id}/no-nomination", nomination)
                        .with(csrf())
                        .with(user(officer())))
                .andExpect(redirectedUrl("/reports/" + nomination));
        assertThat(queries.report(nomination).state()).isEqualTo(ReportState.NO_NOMINATION);
    }

    @Test
    void aSummaryKeepsItsTextWhenAFileDoesNotFit() throws Exception {
        portal.perform(multipart("/reports/{id}/summary", summary)
                        .file(new MockMultipartFile(
                                "upload", "页面.html", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
                        .param("summaryText", "写好的总结")
                        .with(csrf())
                        .with(user(officer())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("文件“页面.html”的内容类型为 text/html")))
                .andExpect(content().string(containsString("写好的总结")));
    }

    @Test
    void aFileIsDownloadedAsAnAttachmentByThoseWhoMayReadTheReport() throws Exception {
        portal.perform(multipart("/reports/{id}/summary", summary)
                        .file(new MockMultipartFile(
                                "upload", "短视频大赛总结.pdf", null, "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8)))
                        .param("summaryText", "总结")
                        .with(csrf())
                        .with(user(officer())))
                .andExpect(redirectedUrl("/reports/" + summary));
        String page = portal.perform(get("/reports/{id}", summary).with(user(officer())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String file = page.replaceAll("(?s).*href=\"(/reports/\\d+/files/\\d+)\".*", "$1");

        portal.perform(get(file).with(user(account("hn-edu", Role.MANAGER))))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Type", "application/pdf"));
        portal.perform(get(file).with(user(account("hn-edu-002", Role.OFFICER))))
                .andExpect(status().isNotFound());
    }

    @Test
    void anEmptySummaryIsNotHandedIn() throws Exception {
        portal.perform(multipart("/reports/{id}/summary", summary)
                        .param("action", "hand-in")
                        .param("filledBy", "填表人甲")
                        .param("filledByContact", "0731-80000000")
                        .with(csrf())
                        .with(user(officer())))
                .andExpect(content().string(containsString("活动总结需填写正文或上传至少一个文件，现在两者都没有。")))
                .andExpect(content().string(containsString("value=\"填表人甲\"")));
    }

    @Test
    void moreTimeIsAskedForALaterDayOnlyAndOnlyOnce() throws Exception {
        askUntil("2023-10-30")
                .andExpect(content().string(containsString("申请延至的日期应晚于现在的截止日期 2023年10月30日，填写的是 2023年10月30日。")))
                .andExpect(content().string(containsString("材料还在整理")));
        askUntil("2023-11-03").andExpect(redirectedUrl("/reports/" + summary));
        askUntil("2023-11-04").andExpect(content().string(containsString("已有一份延期申请等待上级审批")));
    }

    @Test
    void theReceivingUnitMovesADeadlineWithinItsOwn() throws Exception {
        moveTo("2023-11-01", account("hn-edu", Role.OFFICER))
                .andExpect(content().string(containsString("截止日期不能晚于本单位自己的截止日期 2023年10月31日，填写的是 2023年11月1日。")));
        moveTo("2023-10-16", account("hn-edu", Role.OFFICER))
                .andExpect(content().string(containsString("截止日期不能早于今天 2023年10月17日，填写的是 2023年10月16日。")));
        moveTo("2023-10-25", account("hn-edu", Role.MANAGER)).andExpect(status().isForbidden());
        moveTo("2023-10-25", account("hn", Role.ORGANISER)).andExpect(status().isForbidden());
        moveTo("2023-10-25", officer()).andExpect(status().isForbidden());
        moveTo("2023-10-25", account("hn-edu", Role.DEPUTY)).andExpect(redirectedUrl("/children?kind=nomination"));
        assertThat(queries.report(nomination).dueDay()).isEqualTo("2023-10-25");
    }

    @Test
    void theChildrenOfALineAreThoseThatReportToTheUnit() throws Exception {
        portal.perform(get("/children").with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("省教育工会")))
                .andExpect(content()
                        .string(containsString(
                                "/reports/" + reports.report(issued, ReportKind.NOMINATION, "hn-wx-changsha"))));
        portal.perform(get("/children").param("state", "accepted").with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("没有“已通过”的单位")));
        portal.perform(get("/children").with(user(officer()))).andExpect(status().isNotFound());
    }

    @Test
    void myDutiesSayWhatToDoNext() throws Exception {
        clock.set("2023-11-01T09:00:00+08:00");

        portal.perform(get("/").with(user(officer())))
                .andExpect(content().string(containsString("截止时间已过，仍可报送，将记为迟报；需要更多时间，请申请延期。")))
                .andExpect(content().string(containsString("已逾期 2 天")));
    }

    private MockHttpServletRequestBuilder table() {
        return post("/reports/{id}/nominations", nomination).with(csrf());
    }

    private ResultActions handIn(MockHttpServletRequestBuilder table) throws Exception {
        return portal.perform(table.param("action", "hand-in").with(user(officer())));
    }

    private ResultActions askUntil(String day) throws Exception {
        return portal.perform(post("/reports/{id}/extension", summary)
                .param("requestedUntil", day)
                .param("reason", "材料还在整理")
                .with(csrf())
                .with(user(officer())));
    }

    private ResultActions moveTo(String day, AccountPrincipal me) throws Exception {
        return portal.perform(post("/reports/{id}/deadline", nomination)
                .param("dueDay", day)
                .with(csrf())
                .with(user(me)));
    }

    private static AccountPrincipal officer() {
        return account(UNIT, Role.OFFICER);
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}

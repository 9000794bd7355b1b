package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.process.CampaignFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PortalTest
class OrganizationPagesTest {

    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([0-9a-f]{64})\"");
    private static final Pattern REFUSED = Pattern.compile("((?:输错的次数太多|用户名或启用码不正确)[^<]*)<");
    private static final Pattern CODE = Pattern.compile("<code class=\"org-code\">([A-Z0-9-]{14})</code>");

    @Autowired
    private MockMvc portal;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private Organization organization;

    @Autowired
    private Accounts accounts;

    @Autowired
    private UnitNames names;

    @Autowired
    private PortalClock clock;

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
    @CsvSource({
        "hn, ORGANISER, 200",
        "hn-wx, ORGANISER, 200",
        "hn-edu, OFFICER, 200",
        "hn-edu, DEPUTY, 403",
        "hn-edu, MANAGER, 403",
        "hn, MANAGER, 403",
        "hn-edu-001, OFFICER, 403"
    })
    void onlyThoseWhoLookAfterUnitsMayOpenThem(String unit, Role role, int status) throws Exception {
        AccountPrincipal me = account(unit, role);

        for (String page : new String[] {"/organization", "/organization/export"}) {
            portal.perform(get(page).with(user(me))).andExpect(status().is(status));
        }
        if (status != 200) {
            portal.perform(multipart("/organization/imports")
                            .file(workbook(exported("hn", Role.ORGANISER)))
                            .with(csrf())
                            .with(user(me)))
                    .andExpect(status().isForbidden());
            portal.perform(post("/organization/codes").with(csrf()).with(user(me)))
                    .andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hn, ORGANISER, hn-edu-001, 200",
        "hn, ORGANISER, hn-wx-changsha, 200",
        "hn-wx, ORGANISER, hn-wx-changsha, 200",
        "hn-wx, ORGANISER, hn-edu, 404",
        "hn-edu, OFFICER, hn-edu-001, 200",
        "hn-edu, OFFICER, hn-edu, 404",
        "hn-edu, OFFICER, hn-changsha, 404"
    })
    void aUnitIsSeenByThoseAboveItOnly(String me, Role role, String unit, int status) throws Exception {
        portal.perform(get("/organization/units/{code}", unit).with(user(account(me, role))))
                .andExpect(status().is(status));
        portal.perform(get("/organization/units/{code}/closing", unit).with(user(account(me, role))))
                .andExpect(status().is(status));
        if (status != 200) {
            portal.perform(post("/organization/units/{code}/closing", unit)
                            .with(csrf())
                            .with(user(account(me, role))))
                    .andExpect(status().is(status));
            portal.perform(post("/organization/accounts/{name}/reset", unit)
                            .with(csrf())
                            .with(user(account(me, role))))
                    .andExpect(status().is(status));
        }
    }

    @Test
    void theWorkbookHoldsTextsAndListsToChooseFrom() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(exported("hn-edu", Role.OFFICER)))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("单位");
            assertThat(workbook.getSheetName(1)).isEqualTo("账号");
            assertThat(workbook.getSheetName(2)).isEqualTo("说明");
            XSSFSheet units = workbook.getSheetAt(0);
            assertThat(units.getDataValidations()).hasSize(3);
            units.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
            assertThat(units.getRow(1).getCell(0).getStringCellValue()).isEqualTo("hn-edu-001");
        }
    }

    @Test
    void aTableThatNobodyEditedChangesNothingAndCannotBeApplied() throws Exception {
        String page = upload(exported("hn", Role.ORGANISER), organiser());

        portal.perform(get(page).with(user(organiser())))
                .andExpect(content().string(containsString("文件与现有数据完全相同")))
                .andExpect(content().string(containsString("“确认导入”不可用：没有变化。")));
    }

    @Test
    void everyErrorStandsBesideItsRowAndNothingIsApplied() throws Exception {
        byte[] broken = edited(exported("hn", Role.ORGANISER), workbook -> {
            XSSFSheet accountSheet = workbook.getSheet("账号");
            add(accountSheet, "hn-edu-001", "测试岗位", "hn-edu-002", "经办人", "a@union.example", "是");
            add(accountSheet, "hn-edu-900", "测试岗位", "hn-nowhere", "经办人", "a@union.example", "是");
            add(accountSheet, "hn-edu-901", "测试岗位", "hn-edu-001", "会计", "a@union.example", "是");
            add(accountSheet, "hn-edu-902", "测试岗位", "hn-edu-001", "活动组织人", "a@union.example", "对");
            XSSFSheet unitSheet = workbook.getSheet("单位");
            add(
                    unitSheet,
                    "hn-edu-903",
                    "测试学院工会",
                    "测试学院",
                    "直属基层工会",
                    "工会",
                    "hn-edu",
                    "x@union.example",
                    "0731-00000090",
                    "",
                    "在用");
            add(unitSheet, "hn-edu-904", "测试学校工会", "测试学校", "直属基层工会", "工会", "hn-edu", "坏", "0731-00000090", "", "在用");
            add(accountSheet, "hn-edu-904", "测试岗位", "hn-edu-904", "经办人", "a@union.example", "是");
            unitSheet.getRow(1).getCell(6).setCellFormula("A1");
            for (var row : accountSheet) {
                if (row.getCell(0).getStringCellValue().equals("hn-edu-003")) {
                    row.getCell(5).setCellValue("否");
                }
            }
        });

        String page = upload(broken, organiser());

        String shown = portal.perform(get(page).with(user(organiser())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(shown)
                .contains("与第", "用户名重复")
                .contains("没有代码为“hn-nowhere”的单位", "“单位”表里“hn-edu-904”那一行有误")
                .contains("没有这个角色")
                .contains("请填“是”或“否”", "“活动组织人”只用于")
                .contains("新单位缺少经办人")
                .contains("邮箱写法不对")
                .contains("单元格是公式")
                .contains("这是该单位最后一个启用的经办人");
        apply(page, shown).andExpect(flash().attribute("flashError", containsString("没有导入任何内容")));
        assertThat(organization.find("hn-edu-903")).isEmpty();
    }

    @Test
    void aUserNameOfAnotherUnitIsRefused() throws Exception {
        byte[] broken = edited(
                exported("hn-edu", Role.OFFICER),
                workbook -> add(
                        workbook.getSheet("账号"), "hn-changsha", "测试岗位", "hn-edu-001", "协办人", "a@union.example", "是"));

        portal.perform(get(upload(broken, account("hn-edu", Role.OFFICER))).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("用户名已属于别的单位，账号不能换单位")));
    }

    @Test
    void aMendedTableIsAppliedOnceAndItsNewAccountsAreOpenedWithACode() throws Exception {
        String page = upload(withNewUnit(), organiser());
        String shown = page(page);
        assertThat(shown).contains("新增 2，修改 1").contains("0731-00000099");

        apply(page, shown).andExpect(flash().attribute("flashSuccess", "导入完成。"));
        apply(page, shown).andExpect(flash().attribute("flashError", containsString("已导入")));

        assertThat(organization.unit("hn-edu-903").level()).isEqualTo(3);
        assertThat(accounts.officerOf("hn-edu-903")).contains("hn-edu-903");
        assertThat(page(page)).contains("新增单位");
        String slips = portal.perform(post("/organization/codes").with(csrf()).with(user(organiser())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher code = CODE.matcher(slips);
        assertThat(code.find()).isTrue();
        assertThat(portal.perform(post("/organization/codes").with(csrf()).with(user(organiser())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("hn-edu-903");
        activate("hn-edu-903", "WRNG-WRNG-WRNG", "湘江边的老樟树 1998")
                .andExpect(content().string(containsString("用户名或启用码不正确")));
        activate("hn-nobody", code.group(1), "湘江边的老樟树 1998").andExpect(content().string(containsString("用户名或启用码不正确")));
        activate("hn-edu-903", code.group(1), "123").andExpect(content().string(containsString("密码至少 10 个字符，现有 3 个")));
        activate("hn-edu-903", code.group(1).toLowerCase().replace("-", " "), "湘江边的老樟树 1998")
                .andExpect(redirectedUrl("/login"));
        portal.perform(formLogin().user("hn-edu-903").password("湘江边的老樟树 1998"))
                .andExpect(authenticated().withUsername("hn-edu-903"));
        activate("hn-edu-903", code.group(1), "湘江边的老樟树 1999")
                .andExpect(content().string(containsString("已用过")));
    }

    @Test
    void aTreeThatChangedSinceTheDryRunIsShownAgainBeforeAnythingIsApplied() throws Exception {
        String page = upload(withNewUnit(), organiser());
        String shown = page(page);
        String other = upload(
                edited(
                        exported("hn", Role.ORGANISER),
                        workbook -> workbook.getSheet("单位").getRow(1).getCell(7).setCellValue("0731-00000098")),
                organiser());
        apply(other, page(other)).andExpect(flash().attribute("flashSuccess", "导入完成。"));

        apply(page, shown).andExpect(flash().attribute("flashError", containsString("预演之后组织数据有变化")));

        assertThat(organization.find("hn-edu-903")).isEmpty();
    }

    @Test
    void aWorkbookIsKeptAsLongAsItWaits() throws Exception {
        FilesInStore files = new FilesInStore();
        portal.perform(multipart("/organization/imports")
                .file(workbook(edited(exported("hn", Role.ORGANISER), workbook -> {
                    workbook.removeSheetAt(0);
                    workbook.removeSheetAt(0);
                })))
                .with(csrf())
                .with(user(organiser())));
        assertThat(files.added()).as("after a refusal").isEmpty();

        String page = upload(withNewUnit(), organiser());
        assertThat(files.added()).hasSize(1);
        apply(page, page(page)).andExpect(flash().attribute("flashSuccess", "导入完成。"));
        assertThat(files.added()).as("after it was applied").isEmpty();
    }

    @Test
    void aDroppedImportChangesNothing() throws Exception {
        FilesInStore files = new FilesInStore();
        String page = upload(withNewUnit(), organiser());

        portal.perform(post(page + "/drop").with(csrf()).with(user(organiser())))
                .andExpect(redirectedUrl("/organization"));

        assertThat(organization.find("hn-edu-903")).isEmpty();
        assertThat(page(page)).contains("已放弃");
        assertThat(files.added()).isEmpty();
        portal.perform(get(page).with(user(account("hn-edu", Role.OFFICER)))).andExpect(status().isNotFound());
    }

    @Test
    void aResetTakesTheOldPasswordAway() throws Exception {
        portal.perform(formLogin().user("hn-edu-001").password("demo-2023")).andExpect(authenticated());

        String slip = portal.perform(post("/organization/accounts/hn-edu-001/reset")
                        .with(csrf())
                        .with(user(account("hn-edu", Role.OFFICER))))
                .andReturn()
                .getResponse()
                .getContentAsString();

        portal.perform(formLogin().user("hn-edu-001").password("demo-2023")).andExpect(unauthenticated());
        Matcher code = CODE.matcher(slip);
        assertThat(code.find()).isTrue();
        clock.set("2023-11-01T09:00:00+08:00");
        activate("hn-edu-001", code.group(1), "湘江边的老樟树 1998")
                .andExpect(content().string(containsString("已过 14 天有效期")));
    }

    @Test
    void wrongCodesShutOutWhereTheyComeFromAndNobodyElse() throws Exception {
        String slip = portal.perform(post("/organization/accounts/hn-edu-001/reset")
                        .with(csrf())
                        .with(user(organiser())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher code = CODE.matcher(slip);
        assertThat(code.find()).isTrue();
        for (int i = 0; i < 20; i++) {
            activateFrom("203.0.113.7", "hn-edu-001", "WRNG-WRNG-WRNG")
                    .andExpect(content().string(containsString("用户名或启用码不正确")));
        }

        String known = refusal(activateFrom("203.0.113.7", "hn-edu-001", code.group(1)));
        assertThat(known).isEqualTo("输错的次数太多：同一网络 15 分钟内最多 20 次，已经用完。请 15 分钟后再试。");
        assertThat(refusal(activateFrom("203.0.113.7", "hn-nobody", "WRNG-WRNG-WRNG")))
                .isEqualTo(known);
        portal.perform(activation("hn-edu-001", "WRNG-WRNG-WRNG", "湘江边的老樟树 1998")
                        .header("X-Forwarded-For", "198.51.100.9")
                        .with(remoteAddress("203.0.113.7")))
                .andExpect(content().string(containsString("输错的次数太多")));
        activateFrom("203.0.113.8", "hn-edu-001", code.group(1)).andExpect(redirectedUrl("/login"));
        clock.set("2023-10-17T09:15:00+08:00");
        activateFrom("203.0.113.7", "hn-edu-001", "WRNG-WRNG-WRNG")
                .andExpect(content().string(containsString("用户名或启用码不正确")));
    }

    @Test
    void aWrongCodeIsAnsweredInTheSameWordsWhetherThereIsTheAccountOrNot() throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(refusal(activateFrom("203.0.113.9", "hn-edu-001", "WRNG-WRNG-WRNG")))
                    .startsWith("用户名或启用码不正确")
                    .isEqualTo(refusal(activateFrom("203.0.113.9", "hn-nobody", "WRNG-WRNG-WRNG")));
        }
    }

    @Test
    void aTypedNameIsMappedOnceForAllItsSpellings() throws Exception {
        assertThat(names.resolve("湘江理工大学", "推荐表", "row-1"))
                .hasValueSatisfying(unit -> assertThat(unit.code()).isEqualTo("hn-edu-001"));
        assertThat(names.resolve("湘江理工 大学图书馆", "推荐表", "row-2")).isEmpty();
        assertThat(names.resolve("湘江理工大学（图书馆）", "推荐表", "row-3")).isEmpty();
        assertThat(names.resolve("湘江理工大学（图书馆）", "推荐表", "row-3")).isEmpty();

        var open = names.list(false, 0, 10);

        assertThat(open).singleElement().satisfies(name -> {
            assertThat(name.count()).isEqualTo(2);
            assertThat(name.suggestions().getFirst().code()).isEqualTo("hn-edu-001");
        });
        portal.perform(get("/organization/names").with(user(account("hn-wx", Role.ORGANISER))))
                .andExpect(status().isForbidden());
        portal.perform(post("/organization/names/" + open.getFirst().id())
                        .param("unit", "hn-edu-001")
                        .with(csrf())
                        .with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(status().isForbidden());
        portal.perform(post("/organization/names/" + open.getFirst().id())
                        .param("unit", "hn-edu-001")
                        .with(csrf())
                        .with(user(organiser())))
                .andExpect(redirectedUrl("/organization/names"));
        assertThat(names.resolve("湘江理工大学图书馆", "推荐表", "row-4"))
                .hasValueSatisfying(unit -> assertThat(unit.code()).isEqualTo("hn-edu-001"));
        assertThat(names.open()).isZero();

        names.resolve("外省某某公司", "推荐表", "row-5");
        portal.perform(post("/organization/names/"
                                + names.list(false, 0, 10).getFirst().id())
                        .param("unit", "foreign")
                        .with(csrf())
                        .with(user(organiser())))
                .andExpect(flash().attribute("flashSuccess", containsString("不是本省单位")));
        assertThat(names.resolve("外省某某公司", "推荐表", "row-6")).isEmpty();
        assertThat(names.open()).isZero();
    }

    @Test
    void aUnitWithSubordinatesIsDissolvedOnlyWithTheirMoveChosen() throws Exception {
        portal.perform(get("/organization/units/hn-szjg/closing")
                        .param("into", "")
                        .with(user(organiser())))
                .andExpect(content().string(containsString("请先选择它们划转到哪个单位")));
        portal.perform(get("/organization/units/hn-szjg/closing")
                        .param("into", "")
                        .param("subordinatesTo", "hn-wx-changsha")
                        .with(user(organiser())))
                .andExpect(content().string(containsString("请从列表中选择承接的单位")));
        portal.perform(get("/organization/units/hn-szjg/closing")
                        .param("into", "")
                        .param("subordinatesTo", "hn-edu")
                        .with(user(organiser())))
                .andExpect(content().string(not(containsString("不能承接"))))
                .andExpect(content().string(containsString("划转到“湖南省教育工会”")));
        int subordinates = organization.subordinatesOf("hn-szjg").size();

        portal.perform(post("/organization/units/hn-szjg/closing")
                        .param("subordinatesTo", "hn-edu")
                        .param("subordinateCount", String.valueOf(subordinates))
                        .with(csrf())
                        .with(user(organiser())))
                .andExpect(flash().attribute("flashSuccess", containsString("已撤销")));

        assertThat(organization.unit("hn-szjg").dissolved()).isTrue();
        assertThat(organization.unit("hn-szjg-001").superiorCode()).isEqualTo("hn-edu");
        assertThat(accounts.officerOf("hn-szjg")).isEmpty();
        assertThat(page("/organization")).contains("合并与撤销记录");
    }

    private byte[] withNewUnit() throws Exception {
        return edited(exported("hn", Role.ORGANISER), workbook -> {
            add(
                    workbook.getSheet("单位"),
                    "hn-edu-903",
                    "测试学院工会",
                    "测试学院",
                    "直属基层工会",
                    "工会",
                    "hn-edu",
                    "x@union.example",
                    "0731-00000090",
                    "",
                    "在用");
            add(workbook.getSheet("账号"), "hn-edu-903", "测试学院工会 经办人", "hn-edu-903", "经办人", "x@union.example", "是");
            workbook.getSheet("单位").getRow(1).getCell(7).setCellValue("0731-00000099");
        });
    }

    private String page(String path) throws Exception {
        return portal.perform(get(path).with(user(organiser())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private byte[] exported(String unit, Role role) throws Exception {
        return portal.perform(get("/organization/export").with(user(account(unit, role))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private String upload(byte[] content, AccountPrincipal me) throws Exception {
        return portal.perform(multipart("/organization/imports")
                        .file(workbook(content))
                        .with(csrf())
                        .with(user(me)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions apply(String page, String shown) throws Exception {
        Matcher state = STATE.matcher(shown);
        assertThat(state.find()).isTrue();
        return portal.perform(post(page + "/apply")
                .param("state", state.group(1))
                .with(csrf())
                .with(user(organiser())));
    }

    private ResultActions activate(String username, String code, String password) throws Exception {
        return portal.perform(activation(username, code, password));
    }

    private ResultActions activateFrom(String address, String username, String code) throws Exception {
        return portal.perform(activation(username, code, "湘江边的老樟树 1998").with(remoteAddress(address)));
    }

    private static MockHttpServletRequestBuilder activation(String username, String code, String password) {
        return post("/activate")
                .param("username", username)
                .param("code", code)
                .param("password", password)
                .param("repeated", password)
                .with(csrf());
    }

    private static RequestPostProcessor remoteAddress(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static String refusal(ResultActions answer) throws Exception {
        Matcher refused = REFUSED.matcher(answer.andReturn().getResponse().getContentAsString());
        assertThat(refused.find()).isTrue();
        return refused.group(1);
    }

    static byte[] edited(byte[] workbook, Consumer<XSSFWorkbook> edit) throws IOException {
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            edit.accept(read);
            read.write(out);
            return out.toByteArray();
        }
    }

    static void add(XSSFSheet sheet, String... texts) {
        var row = sheet.createRow(sheet.getLastRowNum() + 1);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }

    private static MockMultipartFile workbook(byte[] content) {
        return new MockMultipartFile("workbook", "组织数据.xlsx", null, content);
    }

    private static AccountPrincipal organiser() {
        return account("hn", Role.ORGANISER);
    }

    private static AccountPrincipal account(String unit, Role role) {
        String suffix = role == Role.DEPUTY ? "-deputy" : role == Role.MANAGER ? "-manager" : "";
        return AccountPrincipal.of(unit + suffix, unit, unit, role);
    }
}

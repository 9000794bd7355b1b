package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A post is handed over with what is open: who may, what is refused, what the paper says. */
@PortalTest
class HandoverPagesTest {

    private static final String UNIT = "hn-edu-012";
    private static final String CODE = "K7PM-3XWA-9QTR-BF2H";
    private static final AccountPrincipal OFFICER = account(UNIT, UNIT, Role.OFFICER);
    private static final AccountPrincipal SUPERIOR = account("hn-edu", "hn-edu", Role.OFFICER);
    private static final AccountPrincipal STRANGER = account("hn-edu-001", "hn-edu-001", Role.OFFICER);

    @Autowired
    private MockMvc portal;

    @Autowired
    private PortalReports reports;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PasswordEncoder passwords;

    private Issued issued;

    @BeforeEach
    void openReports() {
        issued = reports.begin();
        reports.issuing().forward(issued, "hn-edu", LocalDate.of(2023, 10, 20), LocalDate.of(2023, 10, 30), "请广泛发动。");
    }

    @AfterEach
    void forget() {
        database.update(
                "UPDATE accounts SET password_hash = ?, password_expired = FALSE WHERE username = ?",
                passwords.encode("demo-2023"),
                UNIT);
    }

    @Test
    void thePageShowsWhatIsOpenAndACodeOfItsOwn() throws Exception {
        portal.perform(get("/handover").with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("签收《")))
                .andExpect(content().string(containsString("活动总结")))
                .andExpect(content().string(containsString("10月20日 24:00")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        reports.handIn(reports.report(issued, ReportKind.NOMINATION, "hn-edu-001"), 1);
        portal.perform(get("/handover").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("Tasklist：审核下级材料")));
    }

    @Test
    void nothingIsHandedOverBeforeTheCodeIsToldAndNothingTypedIsLost() throws Exception {
        handOver(OFFICER, CODE, false)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("请先把交接码告知接任人，再勾选")))
                .andExpect(content().string(containsString("value=\"测试乙\"")))
                .andExpect(content().string(containsString("value=\"" + CODE + "\"")));
        handOver(OFFICER, "short", true).andExpect(content().string(containsString("交接码须为 12 到 64 个字符")));

        assertThat(count("handovers")).isZero();
        assertThat(passwords.matches("demo-2023", hash())).isTrue();
    }

    @Test
    void afterItTheOldPasswordIsWorthNothingAndTheRecordKeepsWhatWasOpen() throws Exception {
        MockHttpSession session = new MockHttpSession();
        handOver(OFFICER, CODE, true, session).andExpect(redirectedUrlPattern("/handovers/*"));
        long id = database.queryForObject("SELECT id FROM handovers", Long.class);

        assertThat(passwords.matches("demo-2023", hash())).isFalse();
        assertThat(passwords.matches(CODE, hash())).isTrue();
        assertThat(count("accounts WHERE password_expired")).isEqualTo(1);
        assertThat(database.queryForObject("SELECT person_name FROM post_holders", String.class))
                .isEqualTo("测试乙");
        assertThat(count("handover_duties")).isEqualTo(3);

        portal.perform(get("/handovers/" + id).session(session).with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("测试甲")))
                .andExpect(content().string(not(containsString(CODE))));
        portal.perform(get("/").session(session).with(user(OFFICER))).andExpect(redirectedUrl("/login?handed-over"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void theRecordIsReadByTheUnitAndThoseAboveOnly() throws Exception {
        handOver(OFFICER, CODE, true);
        long id = database.queryForObject("SELECT id FROM handovers", Long.class);

        for (String page : List.of("/handovers/" + id, "/handovers/" + id + "/paper")) {
            portal.perform(get(page).with(user(STRANGER))).andExpect(status().isNotFound());
            for (AccountPrincipal reader : List.of(
                    OFFICER,
                    SUPERIOR,
                    account("hn-edu-manager", "hn-edu", Role.MANAGER),
                    account("hn", "hn", Role.ORGANISER))) {
                portal.perform(get(page).with(user(reader))).andExpect(status().isOk());
            }
        }
        portal.perform(get("/handovers/" + (id + 1)).with(user(OFFICER))).andExpect(status().isNotFound());
        portal.perform(get("/units/" + UNIT + "/people").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("测试甲 → 测试乙")));
    }

    @Test
    void thePaperNamesUnitPostDutiesAndHasTwoLinesToSign() throws Exception {
        handOver(OFFICER, CODE, true);
        long id = database.queryForObject("SELECT id FROM handovers", Long.class);

        byte[] pdf = portal.perform(get("/handovers/" + id + "/paper").with(user(OFFICER)))
                .andExpect(content().contentType("application/pdf"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        Files.createDirectories(Path.of("target/screenshots"));
        Files.write(Path.of("target/screenshots/handover.pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            // A typeface may give characters back as the radicals they look like.
            String text = Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                    .replaceAll("\\s", "");
            assertThat(text)
                    .contains("岗位交接单", "罗霄山科技职业学院工会", "测试甲", "测试乙")
                    .contains("活动总结", "10月30日24:00", "签收《", "材料在右边第二个柜子")
                    .contains("2023年10月17日09:00", "移交人(签名)", "接任人(签名)")
                    .doesNotContain(CODE)
                    .doesNotContain("13000000002");
        }
    }

    @Test
    void thePostsMailboxIsToldInAShortMessageWithoutNames() throws Exception {
        handOver(OFFICER, CODE, true);

        await().until(() -> count("channel_messages") == 1);
        assertThat(database.queryForObject(
                        "SELECT CONCAT(channel, ' ', username, ' ', text) FROM channel_messages", String.class))
                .startsWith("mail " + UNIT + " 【岗位交接】“")
                .contains("移交未办事项 3 项")
                .doesNotContain("测试")
                .doesNotContain(CODE);
    }

    @Test
    void whoeverSignedInWithACodeSetsAPasswordBeforeAnythingElse() throws Exception {
        handOver(OFFICER, CODE, true);
        long id = database.queryForObject("SELECT id FROM handovers", Long.class);
        MockHttpSession session = (MockHttpSession) portal.perform(
                        post("/login").with(csrf()).param("username", UNIT).param("password", CODE))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession();

        for (String page : List.of("/", "/unit/people", "/handovers/" + id, "/reports/1")) {
            portal.perform(get(page).session(session)).andExpect(redirectedUrl("/account/password"));
        }
        portal.perform(get("/account/password").session(session))
                .andExpect(content().string(containsString("请先设置自己的密码")));
        portal.perform(post("/account/password")
                        .session(session)
                        .with(csrf())
                        .param("old", CODE)
                        .param("fresh", "yuelu-1938")
                        .param("repeated", "yuelu-1938"))
                .andExpect(redirectedUrl("/handovers/" + id));

        portal.perform(get("/handovers/" + id).session(session))
                .andExpect(content().string(containsString("已接任")));
        portal.perform(get("/").session(session)).andExpect(status().isOk());
    }

    private ResultActions handOver(AccountPrincipal me, String code, boolean told) throws Exception {
        return handOver(me, code, told, new MockHttpSession());
    }

    private ResultActions handOver(AccountPrincipal me, String code, boolean told, MockHttpSession session)
            throws Exception {
        var request = post("/handover")
                .session(session)
                .with(csrf())
                .with(user(me))
                .param("predecessor", "测试甲")
                .param("successor", "测试乙")
                .param("phone", "13000000002")
                .param("note", "材料在右边第二个柜子，系统每周一看一次。")
                .param("code", code);
        return portal.perform(told ? request.param("told", "true") : request);
    }

    private String hash() {
        return database.queryForObject("SELECT password_hash FROM accounts WHERE username = ?", String.class, UNIT);
    }

    private long count(String from) {
        return database.queryForObject("SELECT COUNT(*) FROM " + from, Long.class);
    }

    private static AccountPrincipal account(String username, String unitCode, Role role) {
        return AccountPrincipal.of(username, unitCode + " " + role.title(), unitCode, role);
    }
}

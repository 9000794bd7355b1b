package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.local.PagesTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Posts, absences and passwords, each also seen by a stranger and by a manager. */
@PagesTest
class PeoplePagesTest {

    private static final String UNIT = "hn-edu-001";
    private static final AccountPrincipal OFFICER = account(UNIT, UNIT, Role.OFFICER);
    private static final AccountPrincipal DEPUTY = account(UNIT + "-deputy", UNIT, Role.DEPUTY);
    private static final AccountPrincipal STRANGER = account("hn-edu-002", "hn-edu-002", Role.OFFICER);
    private static final AccountPrincipal SUPERIOR = account("hn-edu", "hn-edu", Role.OFFICER);
    private static final AccountPrincipal MANAGER = account("hn-edu-manager", "hn-edu", Role.MANAGER);

    @Autowired
    private MockMvc portal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Absences absences;

    @Autowired
    private Clock clock;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private JdbcTemplate database;

    @AfterEach
    void forget() {
        List.of("absence_covers", "handover_duties", "handovers", "post_holders")
                .forEach(table -> database.update("DELETE FROM " + table));
        database.update(
                "UPDATE accounts SET password_hash = ?, password_expired = FALSE, enabled = TRUE WHERE unit_code = ?",
                passwords.encode("demo-2023"),
                UNIT);
    }

    @Test
    void aUnitKeepsWhoHoldsItsPostsAndItsSuperiorReadsIt() throws Exception {
        record(OFFICER, UNIT, "测试甲", "13000000001", 0).andExpect(redirectedUrl("/unit/people"));

        portal.perform(get("/unit/people").with(user(OFFICER)))
                .andExpect(content().string(containsString("测试甲")))
                .andExpect(content().string(containsString("13000000001")))
                .andExpect(content().string(containsString("登记代理")));
        for (AccountPrincipal above : List.of(SUPERIOR, MANAGER)) {
            portal.perform(get("/units/" + UNIT + "/people").with(user(above)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("测试甲")))
                    .andExpect(content().string(not(containsString("登记代理</button>"))));
        }
    }

    @Test
    void forAStrangerAUnitsPeopleDoNotExist() throws Exception {
        record(OFFICER, UNIT, "测试甲", "13000000001", 0);

        portal.perform(get("/units/" + UNIT + "/people").with(user(STRANGER))).andExpect(status().isNotFound());
        portal.perform(get("/units/hn-nowhere/people").with(user(STRANGER))).andExpect(status().isNotFound());
        portal.perform(get("/units/hn-edu/people").with(user(OFFICER))).andExpect(status().isNotFound());
        portal.perform(get("/unit/people/" + UNIT).with(user(STRANGER))).andExpect(status().isNotFound());
        record(STRANGER, UNIT, "测试乙", "13000000002", 1).andExpect(status().isNotFound());
        record(SUPERIOR, UNIT, "测试乙", "13000000002", 1).andExpect(status().isNotFound());
    }

    @Test
    void aManagerReadsAndChangesNothing() throws Exception {
        portal.perform(get("/unit/people").with(user(MANAGER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("可以查看，不能修改")));

        record(MANAGER, "hn-edu", "测试乙", "13000000002", 0).andExpect(status().isForbidden());
        absent(MANAGER, "hn-edu-deputy", today(), today()).andExpect(status().isForbidden());
        assertThat(count("post_holders") + count("absence_covers")).isZero();
    }

    @Test
    void whatIsWrongWithAHolderIsSaidBesideTheFieldAndStaysTyped() throws Exception {
        record(OFFICER, UNIT, "测试甲", "12-34", 0)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"phone-error\">请填写手机号（11 位）或带区号的座机")))
                .andExpect(content().string(containsString("value=\"12-34\"")))
                .andExpect(content().string(containsString("value=\"测试甲\"")));
    }

    @Test
    void ofTwoWhoRecordTheSamePostAtOnceTheSecondIsTold() throws Exception {
        record(OFFICER, UNIT, "测试甲", "13000000001", 0);
        record(DEPUTY, UNIT, "测试乙", "13000000002", 0)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("现在登记的是 测试甲（13000000001）")))
                .andExpect(content().string(containsString("value=\"测试乙\"")))
                .andExpect(content().string(containsString("name=\"version\" value=\"1\"")));

        record(DEPUTY, UNIT, "测试乙", "13000000002", 1).andExpect(redirectedUrl("/unit/people"));
        assertThat(database.queryForObject("SELECT person_name FROM post_holders", String.class))
                .isEqualTo("测试乙");
    }

    @Test
    void whileCoveredForTheUnitsTasksGoToTheCoverAndBothAreTold() throws Exception {
        absent(OFFICER, UNIT + "-deputy", today(), today().plusDays(3)).andExpect(redirectedUrl("/unit/people"));

        assertThat(accounts.officerOf(UNIT)).contains(UNIT + "-deputy");
        assertThat(absences.coverOf(UNIT))
                .hasValueSatisfying(cover -> assertThat(cover.coverEmail()).isEqualTo(UNIT + "-deputy@union.example"));
        portal.perform(get("/unit/people").with(user(OFFICER)))
                .andExpect(content().string(containsString("协办人代理经办人")))
                .andExpect(content().string(containsString("新任务分给代理人")));
        portal.perform(get("/account/password").with(user(DEPUTY)))
                .andExpect(content().string(containsString("新任务分给您")));
        portal.perform(get("/unit/people").with(user(SUPERIOR)))
                .andExpect(content().string(not(containsString("代理中："))));

        database.update("UPDATE accounts SET enabled = FALSE WHERE username = ?", UNIT + "-deputy");
        assertThat(accounts.officerOf(UNIT)).contains(UNIT);
    }

    @Test
    void aCoverEndsWithItsLastDayOrEarlier() throws Exception {
        absent(OFFICER, UNIT + "-deputy", today(), today());
        long id = database.queryForObject("SELECT id FROM absence_covers", Long.class);

        portal.perform(end(id).with(user(STRANGER))).andExpect(status().isNotFound());
        portal.perform(end(id).with(user(OFFICER))).andExpect(redirectedUrl("/unit/people"));
        assertThat(accounts.officerOf(UNIT)).contains(UNIT);
        portal.perform(end(id).with(user(OFFICER))).andExpect(status().isNotFound());
        portal.perform(get("/unit/people").with(user(OFFICER)))
                .andExpect(content().string(containsString("提前结束</span>")));

        absent(OFFICER, UNIT + "-deputy", today(), today());
        database.update(
                "UPDATE absence_covers SET first_day = ?, last_day = ?", today().minusDays(2), today().minusDays(1));
        assertThat(accounts.officerOf(UNIT)).contains(UNIT);
    }

    @Test
    void daysThatDoNotFitAreRefusedWithLimitAndValue() throws Exception {
        absent(OFFICER, UNIT + "-deputy", today().plusDays(5), today().plusDays(9));

        absent(OFFICER, UNIT + "-deputy", today().plusDays(9), today().plusDays(12))
                .andExpect(content().string(containsString("日期重叠，请先提前结束那一次")));
        absent(OFFICER, UNIT + "-deputy", today().minusDays(1), today())
                .andExpect(content().string(containsString("已经过去，最早从今天")));
        absent(OFFICER, UNIT + "-deputy", today().plusDays(2), today().plusDays(1))
                .andExpect(content().string(containsString("早于开始日期")));
        absent(OFFICER, UNIT + "-deputy", today().plusDays(20), today().plusDays(400))
                .andExpect(content().string(containsString("代理最长 180 天")));
        absent(OFFICER, "hn-edu", today().plusDays(20), today().plusDays(20))
                .andExpect(content().string(containsString("请在本单位其他可办理业务的账号中选择代理人")));
        absent(SUPERIOR, "hn-edu-manager", today(), today())
                .andExpect(content().string(containsString("请在本单位其他可办理业务的账号中选择代理人")));
        assertThat(count("absence_covers")).isEqualTo(1);
    }

    @Test
    void thePasswordChangesOnlyForWhoeverKnowsTheOldOne() throws Exception {
        change(OFFICER, "wrong", "yuelu-1938", "yuelu-1938")
                .andExpect(content().string(containsString("原密码不正确，还可以再试 4 次")))
                .andExpect(content().string(not(containsString("yuelu-1938"))));
        change(OFFICER, "demo-2023", "yuelu-1938", "yuelu-1939")
                .andExpect(content().string(containsString("两次输入的新密码不一致")));
        change(OFFICER, "demo-2023", "short", "short")
                .andExpect(content().string(containsString("密码至少 10 个字符，现有 5 个")));
        assertThat(passwords.matches("demo-2023", hash())).isTrue();

        change(OFFICER, "demo-2023", "yuelu-1938", "yuelu-1938").andExpect(redirectedUrl("/"));
        assertThat(passwords.matches("yuelu-1938", hash())).isTrue();
    }

    @Test
    void fiveWrongOldPasswordsEndTheSession() throws Exception {
        MockHttpSession session = new MockHttpSession();
        for (int attempt = 1; attempt < PasswordController.WRONG_TRIES; attempt++) {
            portal.perform(password("wrong", "yuelu-1938", "yuelu-1938")
                            .session(session)
                            .with(user(OFFICER)))
                    .andExpect(status().isOk());
        }
        portal.perform(password("wrong", "yuelu-1938", "yuelu-1938")
                        .session(session)
                        .with(user(OFFICER)))
                .andExpect(redirectedUrl("/login?ended"));
        assertThat(session.isInvalid()).isTrue();
    }

    private ResultActions record(AccountPrincipal me, String username, String holder, String phone, int version)
            throws Exception {
        return portal.perform(post("/unit/people/" + username)
                .with(csrf())
                .with(user(me))
                .param("holder", holder)
                .param("phone", phone)
                .param("version", "" + version));
    }

    private ResultActions absent(AccountPrincipal me, String cover, LocalDate first, LocalDate last) throws Exception {
        return portal.perform(post("/unit/absences")
                .with(csrf())
                .with(user(me))
                .param("cover", cover)
                .param("firstDay", first.toString())
                .param("lastDay", last.toString()));
    }

    private ResultActions change(AccountPrincipal me, String old, String fresh, String repeated) throws Exception {
        return portal.perform(password(old, fresh, repeated).with(user(me)));
    }

    private static MockHttpServletRequestBuilder password(String old, String fresh, String repeated) {
        return post("/account/password")
                .with(csrf())
                .param("old", old)
                .param("fresh", fresh)
                .param("repeated", repeated);
    }

    private static MockHttpServletRequestBuilder end(long id) {
        return post("/unit/absences/" + id + "/end").with(csrf());
    }

    private String hash() {
        return database.queryForObject("SELECT password_hash FROM accounts WHERE username = ?", String.class, UNIT);
    }

    private long count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Accounts.ZONE);
    }

    private static AccountPrincipal account(String username, String unitCode, Role role) {
        return AccountPrincipal.of(username, unitCode + " " + role.title(), unitCode, role);
    }
}

package cn.goodnetizen.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PagesTest;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitEnded;
import cn.goodnetizen.organization.UnitNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-up, sign-in, the own pages and what staff see, each also tried by those whom it is closed to. */
@PagesTest
@Import({PortalClock.Time.class, AskedCodes.class})
@ExtendWith(OutputCaptureExtension.class)
class ParticipantPagesTest {

    private static final String NAME = "测试甲";
    private static final String PHONE = "13000000012";
    private static final String MAIL = "ceshi.jia@union.example";
    private static final String PASSWORD = "湘江边的老樟树 1998";
    private static final String UNIT = "湘江理工大学工会";
    private static final AccountPrincipal ORGANISER = staff("hn", "hn", Role.ORGANISER);
    private static final AccountPrincipal UNION = staff("hn-edu", "hn-edu", Role.OFFICER);

    private static int clients;

    @Autowired
    private MockMvc portal;

    @Autowired
    private AskedCodes codes;

    @Autowired
    private Participants participants;

    @Autowired
    private SignUps signUps;

    @Autowired
    private UnitNames unitNames;

    @Autowired
    private UnitsOfParticipants units;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PortalClock clock;

    private String client;

    @BeforeEach
    void aClientOfItsOwn() {
        clock.set("2023-10-17T09:00:00+08:00");
        client = "198.51.100." + ++clients;
        codes.forget();
    }

    @AfterEach
    void forget() {
        for (String table :
                List.of("unmaskings", "mail_codes", "sign_ups", "participants", "unit_name_sightings", "unit_names")) {
            database.update("DELETE FROM " + table);
        }
    }

    @Test
    void whoeverSignsUpProvesTheMailboxAndThenSignsInByIt(AssertablePublishedEvents events) throws Exception {
        String page = join(form());

        portal.perform(get(page)).andExpect(content().string(containsString(MAIL)));
        assertThat(count("participants")).isZero();
        signIn(MAIL, PASSWORD).andExpect(redirectedUrl("/login?error"));
        prove(page, "00000000").andExpect(flash().attribute("codeProblem", "验证码不正确，还可以再试 4 次"));
        String code = codes.last().code();
        prove(page, "1234567").andExpect(flash().attribute("codeProblem", "验证码不正确，还可以再试 3 次"));
        prove(page, code).andExpect(redirectedUrl("/login"));

        assertThat(count("sign_ups") + count("mail_codes")).isZero();
        assertThat(events.ofType(ParticipantJoined.class)).hasSize(1);
        signIn("Ceshi.Jia@Union.example", PASSWORD).andExpect(redirectedUrl("/my"));
        portal.perform(get(page)).andExpect(redirectedUrl("/join"));
    }

    @Test
    void nothingPersonalIsReadableInTheDatabaseOrTheLog(CapturedOutput output) throws Exception {
        String page = join(form());
        assertThat(everything("sign_ups", "mail_codes")).noneMatch(ParticipantPagesTest::tellsOfThePerson);
        prove(page, codes.last().code());
        portal.perform(signUp(Map.of("name", NAME, "phone", PHONE, "mail", "broken@", "unit", UNIT)));
        join(form());

        assertThat(everything("participants", "sign_ups", "mail_codes", "event_publication"))
                .isNotEmpty()
                .noneMatch(ParticipantPagesTest::tellsOfThePerson);
        assertThat(tellsOfThePerson(output.getAll())).isFalse();
    }

    @Test
    void whatWasTypedStaysOnTheFormAndEachFieldSaysWhatIsWrong() throws Exception {
        portal.perform(signUp(Map.of(
                        "name", NAME, "unit", "湘江边<b>", "phone", "1300000", "mail", "no mailbox", "password", "short")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"" + NAME + "\"")))
                .andExpect(content().string(containsString("value=\"湘江边&lt;b&gt;\"")))
                .andExpect(content().string(containsString("value=\"1300000\"")))
                .andExpect(content().string(containsString("value=\"no mailbox\"")))
                .andExpect(content().string(containsString("id=\"phone-error\">请填写 11 位手机号，例如 13000000012")))
                .andExpect(content().string(containsString("id=\"mail-error\">邮箱格式不正确")))
                .andExpect(content().string(containsString("密码至少 10 个字符，现有 5 个")))
                .andExpect(content().string(containsString("两次输入的密码不一致")))
                .andExpect(content().string(containsString("请阅读个人信息处理说明，同意后勾选")))
                .andExpect(content().string(not(containsString("value=\"short\""))));
        portal.perform(get("/join"))
                .andExpect(content().string(containsString("我们保存什么")))
                .andExpect(content().string(not(containsString("checked"))));
    }

    @Test
    void theConsentIsRecordedWithTheVersionThatWasRead() throws Exception {
        portal.perform(signUp(with("consentVersion", "2022-9")))
                .andExpect(content().string(containsString("个人信息处理说明刚刚更新过")));

        joined();
        assertThat(database.queryForMap("SELECT consent_version, consented_at FROM participants"))
                .containsEntry("consent_version", Consent.current().version())
                .extractingByKey("consented_at")
                .isNotNull();
    }

    @Test
    void whoHasSignedUpAlreadyIsToldByLetterAndNobodyElseLearnsOfIt(AssertablePublishedEvents events) throws Exception {
        long id = joined();
        codes.forget();
        String unknown = answerTo(form("other@union.example", "13000000013"));
        codes.forget();

        for (Map<String, String> again :
                List.of(form(MAIL.toUpperCase(), "13000000099"), form("another@union.example", "+86 130 0000 0012"))) {
            String mail = again.get("mail");
            assertThat(answerTo(again).replace(mail, "…")).isEqualTo(unknown.replace("other@union.example", "…"));
        }

        assertThat(codes.number()).isZero();
        assertThat(events.ofType(ParticipantSignedUpAgain.class).matching(again -> again.participantId() == id))
                .hasSize(2);
        assertThat(count("participants")).isEqualTo(1);
    }

    @Test
    void aSignUpBySomebodyElseTakesNothingFromWhoeverReadsTheMailbox() throws Exception {
        String stranger = join(form(MAIL, "13000000077"));
        String strangersCode = codes.last().code();
        String own = join(form());

        prove(own, strangersCode).andExpect(flash().attributeExists("codeProblem"));
        prove(own, codes.last().code()).andExpect(redirectedUrl("/login"));

        assertThat(participants.byPhone(PHONE)).isPresent();
        prove(stranger, strangersCode).andExpect(flash().attributeExists("codeProblem"));
        assertThat(participants.byPhone("13000000077")).isEmpty();
    }

    @Test
    void oneClientSignsUpOnlySoManyAndOthersAreNotShutOut() throws Exception {
        for (int i = 0; i < 20; i++) {
            join(form("someone" + i + "@union.example", "130000001" + String.format("%02d", i)));
        }

        portal.perform(signUp(form()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("同一网络 1 小时内最多 20 次")))
                .andExpect(content().string(containsString("value=\"" + NAME + "\"")));
        client = "203.0.113.200";
        join(form());
    }

    @Test
    void aSignUpThatIsNotProvenIsForgottenAfterADay() throws Exception {
        join(form());
        clock.set("2023-10-18T08:59:00+08:00");
        signUps.sweep();
        assertThat(count("sign_ups")).isEqualTo(1);

        clock.set("2023-10-18T09:01:00+08:00");
        signUps.sweep();
        assertThat(count("sign_ups") + count("mail_codes")).isZero();
    }

    @Test
    void aForgottenPasswordIsReplacedByACodeAndAnUnknownMailboxIsAnsweredAlike() throws Exception {
        long id = joined();
        MockHttpSession elsewhere = session(signIn(MAIL, PASSWORD));
        String page = forgotten(MAIL);
        String unknown = forgotten("nobody@union.example");
        String code = codes.last().code();

        String wrong = reset(page, "1234567", "岳麓山下的爱晚亭 1792")
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(reset(unknown, "1234567", "岳麓山下的爱晚亭 1792")
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("验证码不正确，还可以再试 4 次")
                .isEqualTo(wrong);
        reset(page, code, "岳麓山下的爱晚亭 1792").andExpect(redirectedUrl("/login"));

        portal.perform(get("/my").session(elsewhere)).andExpect(redirectedUrl("/login?ended"));
        signIn(MAIL, PASSWORD).andExpect(redirectedUrl("/login?error"));
        signIn(MAIL, "岳麓山下的爱晚亭 1792").andExpect(redirectedUrl("/my"));
        reset(page, code, "又一句只有自己知道的话").andExpect(content().string(containsString("没有等待确认")));
        assertThat(participants.find(id)).isPresent();
    }

    @Test
    void theOwnPagesShowMaskedDataAndAllOfItOnRequest() throws Exception {
        ParticipantPrincipal me = ParticipantPrincipal.of(joined(), "测**");

        portal.perform(get("/my/profile").with(user(me)))
                .andExpect(content().string(containsString("130****0012")))
                .andExpect(content().string(containsString("ce***@union.example")))
                .andExpect(content().string(not(containsString(PHONE))))
                .andExpect(content().string(not(containsString(NAME))));
        portal.perform(get("/my/profile?full=true").with(user(me)))
                .andExpect(content().string(containsString(PHONE)))
                .andExpect(content().string(containsString(NAME)))
                .andExpect(content().string(containsString(MAIL)));
        portal.perform(get("/my").with(user(me)))
                .andExpect(content().string(containsString(UNIT)))
                .andExpect(content().string(containsString("href=\"/my/profile\"")))
                .andExpect(content().string(not(containsString("我的任务"))));
    }

    @Test
    void theSignInLeadsNobodyToAPageThatRefusesThem() throws Exception {
        joined();

        portal.perform(askedFor("/my/profile", MAIL, PASSWORD))
                .andExpect(redirectedUrl("http://localhost/my/profile?continue"));
        portal.perform(askedFor("/unit/people", MAIL, PASSWORD)).andExpect(redirectedUrl("/my"));
        portal.perform(askedFor("/unit/people", "hn-edu", "demo-2023"))
                .andExpect(redirectedUrl("http://localhost/unit/people?continue"));
        portal.perform(askedFor("/my/profile", "hn-edu", "demo-2023")).andExpect(redirectedUrl("/"));
    }

    private MockHttpServletRequestBuilder askedFor(String page, String name, String password) throws Exception {
        MockHttpSession session = (MockHttpSession)
                portal.perform(get(page)).andReturn().getRequest().getSession(false);
        return post("/login")
                .with(csrf())
                .session(session)
                .param("username", name)
                .param("password", password);
    }

    @Test
    void unitAndPhoneAreChangedAtOnceAndSomebodyElsesPhoneIsRefused() throws Exception {
        long id = joined();
        ParticipantPrincipal me = ParticipantPrincipal.of(id, "测**");
        prove(join(form("other@union.example", "13000000013")), codes.last().code());

        save(me, "湘江边的读书会", "13000000013")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("value=\"湘江边的读书会\"")))
                .andExpect(content().string(containsString("这个手机号不能使用")));
        save(me, "湘江边的读书会", "130-0000-0014").andExpect(redirectedUrl("/my/profile"));

        assertThat(participants.byPhone("13000000014")).hasValueSatisfying(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.unitCode()).isNull();
            assertThat(one.unitName()).isEqualTo("湘江边的读书会");
        });
        save(me, "湘江边的读书会", "").andExpect(redirectedUrl("/my/profile"));
        assertThat(participants.byPhone("13000000014")).isPresent();
    }

    @Test
    void aTypedUnitIsKnownOnceStaffHaveSaidWhatItMeans() throws Exception {
        Map<String, String> typed = with("unit", "湘江理工大学图书馆");
        prove(join(typed), codes.last().code());
        assertThat(participants.byPhone(PHONE).orElseThrow().unitCode()).isNull();
        portal.perform(get("/participants?unit=?").with(user(ORGANISER)))
                .andExpect(content().string(containsString("湘江理工大学图书馆")));

        var name = unitNames.list(false, 0, 10).getFirst();
        assertThat(name.source()).isEqualTo("职工注册");
        unitNames.decide(name.id(), "hn-edu-001", "hn");
        await().until(() -> participants.byPhone(PHONE).orElseThrow().unitCode() != null);

        assertThat(participants.byPhone(PHONE).orElseThrow())
                .extracting(Participant::unitCode, Participant::unitName)
                .containsExactly("hn-edu-001", UNIT);
    }

    @Test
    void participantsMoveWithTheUnitThatMerges() throws Exception {
        long id = joined();
        UnitClosing merger = new UnitClosing("hn-edu-001", "hn-edu-002", null, List.of());

        assertThat(units.consequencesOf(merger)).singleElement().asString().startsWith("参与职工 1 人，转到“");
        transactions.executeWithoutResult(status -> events.publishEvent(new UnitEnded(merger)));

        await().until(() ->
                "hn-edu-002".equals(participants.find(id).orElseThrow().unitCode()));
    }

    @Test
    void aNewMailboxNeedsThePasswordAndItsCode() throws Exception {
        long id = joined();
        ParticipantPrincipal me = ParticipantPrincipal.of(id, "测**");

        newMailbox(me, "new@union.example", "wrong password")
                .andExpect(content().string(containsString("密码不正确")));
        newMailbox(me, "new@union.example", PASSWORD).andExpect(redirectedUrl("/my/mail"));
        signIn(MAIL, PASSWORD).andExpect(redirectedUrl("/my"));
        portal.perform(post("/my/mail/confirm")
                        .with(csrf())
                        .with(user(me))
                        .param("code", codes.last().code()))
                .andExpect(redirectedUrl("/my/profile"));

        signIn(MAIL, PASSWORD).andExpect(redirectedUrl("/login?error"));
        signIn("new@union.example", PASSWORD).andExpect(redirectedUrl("/my"));
    }

    @Test
    void thePasswordIsChangedWithTheOldOneAndEndsOtherSessions() throws Exception {
        joined();
        MockHttpSession here = session(signIn(MAIL, PASSWORD));
        MockHttpSession elsewhere = session(signIn(MAIL, PASSWORD));

        for (int i = 0; i < 5; i++) {
            newPassword(here, "not the password").andExpect(content().string(containsString("密码不正确")));
        }
        newPassword(here, PASSWORD).andExpect(content().string(containsString("15 分钟内最多 5 次")));
        clock.set("2023-10-17T09:15:00+08:00");
        newPassword(here, PASSWORD).andExpect(redirectedUrl("/my/profile"));

        portal.perform(get("/my").session(here)).andExpect(status().isOk());
        portal.perform(get("/my").session(elsewhere)).andExpect(redirectedUrl("/login?ended"));
    }

    @Test
    void whoDeletesTheAccountLeavesANumberAndNothingElse(AssertablePublishedEvents events) throws Exception {
        long id = joined();
        participantIsLookedAt(id);
        MockHttpSession here = session(signIn(MAIL, PASSWORD));
        MockHttpSession elsewhere = session(signIn(MAIL, PASSWORD));

        portal.perform(get("/my/delete").session(here))
                .andExpect(content().string(containsString("删除的内容")))
                .andExpect(content().string(containsString("著作权和使用权归主办方和作者共同所有")));
        leave(here, "not the password").andExpect(content().string(containsString("密码不正确")));
        join(form(MAIL, "13000000077"));
        leave(here, PASSWORD).andExpect(redirectedUrl("/login?deleted"));
        assertThat(count("sign_ups") + count("mail_codes")).isZero();

        assertThat(here.isInvalid()).isTrue();
        portal.perform(get("/my").session(elsewhere)).andExpect(redirectedUrl("/login?ended"));
        signIn(MAIL, PASSWORD).andExpect(redirectedUrl("/login?error"));
        Map<String, Object> row = database.queryForMap("SELECT * FROM participants WHERE id = ?", id);
        row.keySet().removeIf(column -> row.get(column) == null);
        assertThat(row).containsOnlyKeys("id", "deleted_at", "version");
        assertThat(participants.find(id).orElseThrow().maskedName()).isEqualTo("已注销");
        assertThat(participants.byPhone(PHONE)).isEmpty();
        assertThat(events.ofType(ParticipantDeleted.class)).containsExactly(new ParticipantDeleted(id));
        // The same mailbox and phone are free again.
        prove(join(form()), codes.last().code()).andExpect(redirectedUrl("/login"));
    }

    @Test
    void staffFindParticipantsOfTheirOwnUnitsMasked() throws Exception {
        long id = joined();

        for (AccountPrincipal me : List.of(ORGANISER, UNION)) {
            for (String contact : List.of("+86 13000000012", MAIL)) {
                find(me, contact)
                        .andExpect(content().string(containsString("/participants/" + id)))
                        .andExpect(content().string(containsString("测**")))
                        .andExpect(content().string(not(containsString(NAME))));
            }
            portal.perform(get("/participants?unit=hn-edu").with(user(me)))
                    .andExpect(content().string(containsString("/participants/" + id)));
        }
        AccountPrincipal elsewhere = staff("hn-cs", "hn-cs", Role.OFFICER);
        database.update("UPDATE participants SET unit_code = 'hn'");
        find(UNION, MAIL).andExpect(content().string(containsString("没有找到")));
        portal.perform(get("/participants/" + id).with(user(UNION))).andExpect(status().isNotFound());
        unmask(UNION, id, "想看看").andExpect(status().isNotFound());
        portal.perform(get("/participants?unit=hn").with(user(UNION)))
                .andExpect(content().string(not(containsString("/participants/" + id))));
        portal.perform(get("/participants?unit=?").with(user(UNION))).andExpect(status().isForbidden());
        for (AccountPrincipal closed : List.of(
                elsewhere, staff("hn-edu-001", "hn-edu-001", Role.OFFICER), staff("m", "hn-edu", Role.MANAGER))) {
            portal.perform(get("/participants").with(user(closed))).andExpect(status().isForbidden());
            portal.perform(get("/participants/" + id).with(user(closed))).andExpect(status().isForbidden());
        }
    }

    @Test
    void everyLookAtTheWholeDataIsLoggedWithItsReason() throws Exception {
        long id = joined();

        unmask(UNION, id, " ")
                .andExpect(content().string(containsString("请填写查看原因")))
                .andExpect(content().string(not(containsString(PHONE))));
        assertThat(count("unmaskings")).isZero();
        unmask(UNION, id, "通知本人补交授权书")
                .andExpect(content().string(containsString(PHONE)))
                .andExpect(content().string(containsString(NAME)));

        portal.perform(get("/participants/unmaskings").with(user(ORGANISER)))
                .andExpect(content().string(containsString("通知本人补交授权书")))
                .andExpect(content().string(containsString("hn-edu")))
                .andExpect(content().string(containsString("姓名、手机号、邮箱")))
                .andExpect(content().string(not(containsString(NAME))));
        portal.perform(get("/participants/unmaskings").with(user(UNION))).andExpect(status().isForbidden());
    }

    @Test
    void theLogIsPagedByKey() throws Exception {
        long id = joined();
        for (int i = 1; i <= StaffController.PAGE_SIZE + 1; i++) {
            unmask(ORGANISER, id, "第 " + i + " 次查看。");
        }

        String first = portal.perform(get("/participants/unmaskings").with(user(ORGANISER)))
                .andExpect(content().string(containsString("第 51 次查看。")))
                .andExpect(content().string(not(containsString("第 1 次查看。"))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String older = first.replaceAll("(?s).*href=\"(/participants/unmaskings\\?before=\\d+)\".*", "$1");
        portal.perform(get(older).with(user(ORGANISER)))
                .andExpect(content().string(containsString("第 1 次查看。")))
                .andExpect(content().string(matchesPattern("(?s).*unmaskings\\?after=\\d+.*")));
    }

    private long joined() throws Exception {
        prove(join(form()), codes.last().code()).andExpect(redirectedUrl("/login"));
        return participants.byPhone(PHONE).orElseThrow().id();
    }

    private void participantIsLookedAt(long id) throws Exception {
        unmask(ORGANISER, id, "核对姓名").andExpect(status().isOk());
    }

    private static Map<String, String> form() {
        return form(MAIL, PHONE);
    }

    private static Map<String, String> form(String mail, String phone) {
        return Map.of(
                "name", NAME,
                "unit", UNIT,
                "phone", phone,
                "mail", mail,
                "password", PASSWORD,
                "repeated", PASSWORD,
                "consent", "true",
                "consentVersion", Consent.current().version());
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> form = new HashMap<>(form());
        form.put(field, value);
        return form;
    }

    private MockHttpServletRequestBuilder signUp(Map<String, String> form) {
        MockHttpServletRequestBuilder request = fromClient(post("/join").with(csrf()));
        form.forEach(request::param);
        return request;
    }

    private MockHttpServletRequestBuilder fromClient(MockHttpServletRequestBuilder request) {
        String address = client;
        return request.with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
    }

    /** Signs up; the page for the code. */
    private String join(Map<String, String> form) throws Exception {
        return portal.perform(signUp(form))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    /** Everything that the pages answer to a sign-up and to a wrong code, without what differs by chance. */
    private String answerTo(Map<String, String> form) throws Exception {
        String page = join(form);
        String shown = portal.perform(get(page)).andReturn().getResponse().getContentAsString();
        Object problem = prove(page, "1234567").andReturn().getFlashMap().get("codeProblem");
        return (shown + problem).replace(page, "/join/…").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private ResultActions prove(String page, String code) throws Exception {
        return portal.perform(fromClient(post(page).with(csrf()).param("code", code)));
    }

    private ResultActions signIn(String mail, String password) throws Exception {
        return portal.perform(formLogin("/login").user(mail).password(password));
    }

    private static MockHttpSession session(ResultActions signedIn) {
        return (MockHttpSession) signedIn.andReturn().getRequest().getSession(false);
    }

    private String forgotten(String mail) throws Exception {
        return portal.perform(fromClient(post("/forgotten").with(csrf()).param("mail", mail)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions reset(String page, String code, String password) throws Exception {
        return portal.perform(fromClient(post(page)
                .with(csrf())
                .param("code", code)
                .param("password", password)
                .param("repeated", password)));
    }

    private ResultActions save(ParticipantPrincipal me, String unit, String phone) throws Exception {
        return portal.perform(post("/my/profile")
                .with(csrf())
                .with(user(me))
                .param("unit", unit)
                .param("phone", phone));
    }

    private ResultActions newMailbox(ParticipantPrincipal me, String mail, String password) throws Exception {
        return portal.perform(
                post("/my/mail").with(csrf()).with(user(me)).param("mail", mail).param("current", password));
    }

    private ResultActions newPassword(MockHttpSession session, String current) throws Exception {
        return portal.perform(post("/my/password")
                .with(csrf())
                .session(session)
                .param("current", current)
                .param("password", "岳麓山下的爱晚亭 1792")
                .param("repeated", "岳麓山下的爱晚亭 1792"));
    }

    private ResultActions leave(MockHttpSession session, String password) throws Exception {
        return portal.perform(post("/my/delete").with(csrf()).session(session).param("current", password));
    }

    private ResultActions find(AccountPrincipal me, String contact) throws Exception {
        return portal.perform(post("/participants").with(csrf()).with(user(me)).param("contact", contact));
    }

    private ResultActions unmask(AccountPrincipal me, long id, String reason) throws Exception {
        return portal.perform(
                post("/participants/" + id).with(csrf()).with(user(me)).param("reason", reason));
    }

    private List<String> everything(String... tables) {
        return List.of(tables).stream()
                .flatMap(table -> database.queryForList("SELECT * FROM " + table).stream())
                .map(Object::toString)
                .toList();
    }

    private static boolean tellsOfThePerson(String text) {
        return text.contains(NAME)
                || text.contains(PHONE)
                || text.toLowerCase().contains("ceshi.jia")
                || text.contains("湘江边的老樟树");
    }

    private long count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private static AccountPrincipal staff(String username, String unitCode, Role role) {
        return AccountPrincipal.of(username, "测试单位 " + role.title(), unitCode, role);
    }
}

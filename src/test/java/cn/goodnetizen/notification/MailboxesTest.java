package cn.goodnetizen.notification;

import static cn.goodnetizen.local.MailServers.subject;
import static cn.goodnetizen.local.MailServers.text;
import static cn.goodnetizen.notification.LetterTestApplication.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import cn.goodnetizen.campaign.CampaignDefinitions;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitContacts;
import cn.goodnetizen.reporting.ReminderDue;
import cn.goodnetizen.reporting.ReportAccepted;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Mailboxes that refuse, return and change, and short messages beside mail: on a real mail server and a real IMAP one. */
@ResourceLock(SharedParts.PAGES)
@SpringBootTest(
        classes = LetterTestApplication.class,
        properties = {
            "good-netizen.campaign.seed=",
            "good-netizen.events.resubmit-every=1s",
            "good-netizen.mail.per-second=1000",
            "good-netizen.mail.bounces.host=127.0.0.1",
            "good-netizen.mail.bounces.protocol=imap",
            "good-netizen.mail.bounces.user=bounces",
            "good-netizen.mail.bounces.password=secret",
            "good-netizen.mail.bounces.done-folder=done",
            "good-netizen.mail.bounces.every=1h",
            "good-netizen.accounts.demo-password=demo-2023",
            "good-netizen.channels.sms=log",
            "good-netizen.channels.wecom=log"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class MailboxesTest {

    private static final PickyMailServer SMTP = PickyMailServer.start();
    private static final GreenMail IMAP = MailServers.imap();
    private static final String UNIT = "hn-edu-001";
    private static final String MAILBOX = "hn-edu-001@union.example";
    private static final String UNKNOWN = "550 5.1.1 Recipient address rejected: User unknown";
    private static final Pattern CODE = Pattern.compile("^(\\d{8})\\s*$", Pattern.MULTILINE);
    private static final AccountPrincipal OFFICER = AccountPrincipal.of(UNIT, "湘江理工大学工会 经办人", UNIT, Role.OFFICER);
    private static final AccountPrincipal STRANGER =
            AccountPrincipal.of("hn-edu-002", "某大学工会 经办人", "hn-edu-002", Role.OFFICER);
    private static final AccountPrincipal SUPERIOR = AccountPrincipal.of("hn-edu", "省教育工会 经办人", "hn-edu", Role.OFFICER);
    private static final AccountPrincipal MANAGER =
            AccountPrincipal.of("hn-edu-manager", "省教育工会 分管负责人", "hn-edu", Role.MANAGER);
    private static final AccountPrincipal ORGANISER = AccountPrincipal.of("hn", "湖南省总工会 活动组织人", "hn", Role.ORGANISER);

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private LetterTestApplication.StandingClock clock;

    @Autowired
    private CampaignDefinitions definitions;

    @Autowired
    private UnitContacts contacts;

    @Autowired
    private Organization organization;

    @Autowired
    private BounceReader bounces;

    @Autowired
    private MockMvc pages;

    private GreenMailUser bounceBox;
    private long summary;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        LetterTestApplication.parts("good_netizen_mailboxes", SMTP::port, properties);
        properties.add("good-netizen.mail.bounces.port", () -> IMAP.getImap().getPort());
    }

    @BeforeEach
    void aCampaignWithASummaryOwed() throws Exception {
        IMAP.purgeEmailFromAllMailboxes();
        bounceBox = IMAP.setUser("bounces@union.example", "bounces", "secret");
        clock.set("2023-11-11T09:00:00+08:00");
        database.update(
                "INSERT INTO campaigns (code, title, state, definition, approval_round, notice_number, version)"
                        + " VALUES ('2023', '主题活动', 'PUBLISHED', ?, 1, '湘工发〔2023〕××号', 0)",
                definitions.write(definitions.shipped(2023)));
        long campaign = database.queryForObject("SELECT id FROM campaigns", Long.class);
        database.update(
                "INSERT INTO reports (campaign_id, kind, unit_code, superior_code, reviewer_code, state, owed, due_day,"
                        + " due_day_set_for_unit, closes_day, round, reviewed_round, late, supplementary, opened_at, version)"
                        + " VALUES (?, 'SUMMARY', ?, 'hn-edu', 'hn-edu', 'WAITING', TRUE, '2023-11-10', FALSE, '2023-11-30',"
                        + " 0, 0, FALSE, FALSE, '2023-04-04', 0)",
                campaign,
                UNIT);
        summary = database.queryForObject("SELECT id FROM reports", Long.class);
    }

    @AfterEach
    void forget() throws Exception {
        SMTP.forget();
        patiently().until(() -> count("event_publication WHERE completion_date IS NULL") == 0);
        SMTP.forget();
        for (String table : List.of(
                "channel_attempts",
                "channel_messages",
                "reminder_preferences",
                "mail_codes",
                "invalid_mailboxes",
                "absence_covers",
                "post_holders",
                "letter_attempts",
                "letters",
                "reports",
                "campaigns",
                "event_publication")) {
            database.update("DELETE FROM " + table);
        }
        database.update(
                "UPDATE units SET email = ?, contact_changed_at = NULL, office_address = NULL WHERE code = ?",
                MAILBOX,
                UNIT);
    }

    @Test
    void aMailboxThatIsRefusedForGoodIsMarkedAtOnceAndItsSuperiorIsTold() throws Exception {
        SMTP.refuse(MAILBOX, UNKNOWN);

        remind(1);
        letterIs(LetterState.FAILED);

        assertThat(outcomes()).containsExactly("REFUSED");
        assertThat(database.queryForObject("SELECT error FROM letter_attempts", String.class))
                .startsWith("邮件服务器不接受收件地址")
                .doesNotContain(MAILBOX);
        for (AccountPrincipal above : List.of(SUPERIOR, ORGANISER, MANAGER)) {
            pages.perform(get("/unit/mailboxes").with(user(above)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("湘江理工大学工会")))
                    .andExpect(content().string(containsString("收件邮箱不存在")))
                    .andExpect(content().string(containsString("2023年11月11日 09:00 起")));
        }
        pages.perform(get("/unit/mailboxes").with(user(MANAGER)))
                .andExpect(content().string(not(containsString("重新启用</button>"))));
        pages.perform(get("/unit/mailboxes").with(user(STRANGER)))
                .andExpect(content().string(not(containsString("湘江理工大学工会"))));
        pages.perform(get("/unit/contact").with(user(OFFICER)))
                .andExpect(content().string(containsString("这个邮箱收不到邮件：收件邮箱不存在")));

        remind(3);
        patiently().until(() -> count("letters WHERE state = 'FAILED'") == 2);
        assertThat(database.queryForList("SELECT error FROM letter_attempts ORDER BY id", String.class)
                        .get(1))
                .startsWith("收件邮箱已列为无效，没有发送");
    }

    @Test
    void whatOurRelayRefusesByARuleOfItsOwnMakesNoMailboxInvalid() {
        SMTP.refuse(MAILBOX, "550 5.7.1 Relaying denied");

        remind(1);
        patiently().until(() -> outcomes().contains("NOT_SENT"));
        SMTP.forget();
        letterIs(LetterState.SENT);

        assertThat(count("invalid_mailboxes")).isZero();
    }

    @Test
    void aSuperiorsInvalidMailboxDoesNotHoldUpTheLetterToTheUnit() {
        SMTP.refuse("hn-edu@union.example", UNKNOWN);

        publish(new ReminderDue(summary, "overdue", true, -1, LocalDate.of(2023, 11, 10)));
        letterIs(LetterState.SENT);

        assertThat(outcomes()).containsExactly("NOT_SENT", "SENT");
        assertThat(SMTP.received()).singleElement().satisfies(mail -> assertThat(mail.recipients())
                .containsExactly(MAILBOX));
    }

    @Test
    void onlyThoseAboveEnableAMailboxAgainAndThenItsLettersLeave() throws Exception {
        SMTP.refuse(MAILBOX, UNKNOWN);
        remind(1);
        letterIs(LetterState.FAILED);
        SMTP.forget();

        pages.perform(enable(STRANGER)).andExpect(status().isNotFound());
        pages.perform(enable(OFFICER)).andExpect(status().isNotFound());
        pages.perform(enable(MANAGER)).andExpect(status().isForbidden());
        assertThat(count("invalid_mailboxes")).isEqualTo(1);
        pages.perform(enable(SUPERIOR))
                .andExpect(redirectedUrl("/unit/mailboxes"))
                .andExpect(flash().attribute("flashSuccess", "湘江理工大学工会的邮箱已重新启用，补发邮件 1 封。"));

        letterIs(LetterState.SENT);
        assertThat(count("invalid_mailboxes")).isZero();
    }

    @Test
    void aNewMailboxIsUsedOnceItsCodeIsReadAndThenTheLostLettersFollow() throws Exception {
        SMTP.refuse(MAILBOX, UNKNOWN);
        remind(1);
        letterIs(LetterState.FAILED);

        save(OFFICER, "new@union.example", "0731-00000048", version()).andExpect(redirectedUrl("/unit/contact"));
        String code = mailedCode();

        assertThat(organization.unit(UNIT).email()).isEqualTo(MAILBOX);
        assertThat(organization.unit(UNIT).phone()).isEqualTo("0731-00000048");
        assertThat(everythingStored()).noneMatch(text -> text.contains(code));
        pages.perform(get("/unit/mailboxes").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("无效")));
        pages.perform(confirm("00000000")).andExpect(flash().attribute("codeProblem", "验证码不正确，还可以再试 4 次"));
        pages.perform(confirm(code).with(user(MANAGER))).andExpect(status().isForbidden());
        pages.perform(confirm(code.substring(0, 4) + " " + code.substring(4)).with(user(OFFICER)))
                .andExpect(flash().attributeExists("flashSuccess"));

        assertThat(organization.unit(UNIT).email()).isEqualTo("new@union.example");
        letterIs(LetterState.SENT);
        assertThat(SMTP.received().getLast().recipients()).containsExactly("new@union.example");
        pages.perform(get("/unit/mailboxes").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("new@union.example")))
                .andExpect(content().string(containsString("2023年11月11日 09:00")));
        // Asked for again, the same letter is known under its new number.
        remind(1);
        patiently().until(() -> count("event_publication WHERE completion_date IS NULL") == 0);
        assertThat(count("letters")).isEqualTo(1);
    }

    @Test
    void lettersAboutWhatIsDoneAreNotSentAgain() throws Exception {
        SMTP.refuse(MAILBOX, UNKNOWN);
        remind(1);
        letterIs(LetterState.FAILED);
        publish(new ReportAccepted(summary, 1));
        patiently().until(() -> count("letters WHERE state = 'FAILED'") == 2);
        database.update("UPDATE reports SET state = 'ACCEPTED'");
        SMTP.forget();

        pages.perform(enable(SUPERIOR)).andExpect(flash().attribute("flashSuccess", "湘江理工大学工会的邮箱已重新启用，补发邮件 1 封。"));

        patiently().until(() -> count("letters WHERE state = 'SENT'") == 1);
        assertThat(database.queryForObject("SELECT kind FROM letters WHERE state = 'SENT'", String.class))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void codesExpireWearOutAndAreRationed() throws Exception {
        save(OFFICER, "new@union.example", "0731-00000048", version());
        String first = mailedCode();
        save(OFFICER, "other@union.example", "0731-00000048", version())
                .andExpect(flash().attribute("flashWarning", containsString("请 60 秒后再试")));

        clock.set("2023-11-11T09:30:00+08:00");
        pages.perform(confirm(first)).andExpect(flash().attribute("codeProblem", containsString("验证码已过期（30 分钟内有效）")));

        for (int asked = 2; asked <= 5; asked++) {
            clock.set("2023-11-11T1" + asked + ":00:00+08:00");
            SMTP.forget();
            pages.perform(again()).andExpect(flash().attributeExists("flashSuccess"));
            mailedCode();
        }
        String last = mailedCode();
        clock.set("2023-11-11T15:10:00+08:00");
        pages.perform(again()).andExpect(flash().attribute("flashWarning", containsString("今天已经发送过 5 次")));
        for (int wrong = 0; wrong < 5; wrong++) {
            pages.perform(confirm("1234567"));
        }
        pages.perform(confirm(last)).andExpect(flash().attribute("codeProblem", containsString("已连续输错 5 次")));
        assertThat(organization.unit(UNIT).email()).isEqualTo(MAILBOX);
    }

    @Test
    void aNewMailboxThatDoesNotExistIsSaidOnThePage() throws Exception {
        SMTP.refuse("typo@union.example", UNKNOWN);
        save(OFFICER, "typo@union.example", "0731-00000048", version());

        patiently().until(() -> count("mail_codes WHERE problem IS NOT NULL") == 1);
        pages.perform(get("/unit/contact").with(user(OFFICER)))
                .andExpect(content().string(containsString("验证码没有发出：收件邮箱不存在")));
        pages.perform(get("/unit/mailboxes").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("待确认")));
        pages.perform(post("/unit/contact/mailbox/drop").with(csrf()).with(user(OFFICER)))
                .andExpect(redirectedUrl("/unit/contact"));
        assertThat(count("mail_codes WHERE pending")).isZero();
    }

    @Test
    void ofTwoWhoChangeContactDataAtOnceTheSecondIsToldAndLosesNothing() throws Exception {
        int seen = version();
        save(OFFICER, MAILBOX, "0731-00000048", seen).andExpect(redirectedUrl("/unit/contact"));

        save(OFFICER, MAILBOX, "0731-00000049", seen)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("现在登记的是：" + MAILBOX + "，0731-00000048")))
                .andExpect(content().string(containsString("value=\"0731-00000049\"")));
        assertThat(contacts.of(UNIT).phone()).isEqualTo("0731-00000048");
        save(MANAGER, MAILBOX, "0731-00000049", seen).andExpect(status().isForbidden());
        save(OFFICER, "no mailbox", "12", seen)
                .andExpect(content().string(containsString("id=\"email-error\">邮箱格式不正确")))
                .andExpect(content().string(containsString("id=\"phone-error\">请填写手机号")));
    }

    @Test
    void aLetterThatComesBackForGoodMarksTheMailboxAndOneThatIsDelayedIsOnlyNoted() throws Exception {
        remind(1);
        letterIs(LetterState.SENT);
        String number = database.queryForObject("SELECT message_id FROM letters", String.class);

        bounceBox.deliver(DeliveryReports.report(MAILBOX, "delayed", "4.4.1", number));
        assertThat(bounces.read()).isEqualTo(1);
        assertThat(outcomes()).containsExactly("SENT", "NOTED");
        assertThat(count("invalid_mailboxes")).isZero();

        bounceBox.deliver(DeliveryReports.report(MAILBOX, "failed", "5.1.1", number));
        bounceBox.deliver(DeliveryReports.mail("Subject: Re: hello\n\nA person answers.\n"));
        assertThat(bounces.read()).isEqualTo(2);

        letterIs(LetterState.FAILED);
        assertThat(outcomes()).containsExactly("SENT", "NOTED", "BOUNCED");
        pages.perform(get("/unit/mailboxes").with(user(SUPERIOR)))
                .andExpect(content().string(containsString("收件邮箱不存在（5.1.1 smtp; 550 5.1.1 &lt;［邮箱］&gt;")))
                .andExpect(content().string(not(containsString("never shown"))));
        assertThat(bounces.read()).isZero();
        var done = IMAP.getManagers().getImapHostManager().getFolder(bounceBox, "done");
        assertThat(done.getMessages()).hasSize(3).allSatisfy(mail -> assertThat(
                        mail.getFlags().contains(Flags.Flag.SEEN))
                .isTrue());
    }

    @Test
    void aReportWithoutOurNumberCountsOnlyForALetterThatHasLeft() throws Exception {
        bounceBox.deliver(DeliveryReports.report(MAILBOX, "failed", "5.1.1", null));
        bounceBox.deliver(DeliveryReports.report("hn@union.example", "failed", "5.1.1", "<forged@elsewhere.example>"));
        bounces.read();
        assertThat(count("invalid_mailboxes")).isZero();

        remind(1);
        letterIs(LetterState.SENT);
        bounceBox.deliver(DeliveryReports.report(MAILBOX, "failed", "5.1.1", null));
        bounces.read();
        letterIs(LetterState.FAILED);
        assertThat(database.queryForList("SELECT address FROM invalid_mailboxes", String.class))
                .containsExactly(MAILBOX);
    }

    @Test
    void whileTheOfficerIsAwayLettersSaySoAndReachTheCover() throws Exception {
        database.update(
                "INSERT INTO absence_covers (account_id, cover_account_id, unit_code, first_day, last_day, recorded_at, version)"
                        + " SELECT a.id, c.id, a.unit_code, '2023-11-10', '2023-11-12', '2023-11-10', 0"
                        + " FROM accounts a, accounts c WHERE a.username = ? AND c.username = ?",
                UNIT,
                UNIT + "-deputy");

        remind(1);
        letterIs(LetterState.SENT);

        assertThat(SMTP.received()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly(MAILBOX, UNIT + "-deputy@union.example");
            assertThat(text(mail.message())).contains("代理中：协办人代理经办人，11月10日 至 11月12日");
        });
    }

    @Test
    void whatIsOverdueAlsoGoesOverTheChannelsThatTheUnitChose(CapturedOutput log) throws Exception {
        database.update(
                "INSERT INTO post_holders (account_id, person_name, phone, since, version)"
                        + " SELECT id, '测试甲', '13000000001', '2023-04-01', 0 FROM accounts WHERE username = ?",
                UNIT);
        pages.perform(contact(OFFICER, MAILBOX, "0731-00000048", version())
                .param("sms", "true")
                .param("wecom", "true"));
        remind(1);

        publish(new ReminderDue(summary, "overdue", false, -1, LocalDate.of(2023, 11, 10)));
        publish(new ReminderDue(summary, "overdue", false, -1, LocalDate.of(2023, 11, 10)));
        patiently().until(() -> count("channel_messages WHERE state = 'SENT'") == 2);

        assertThat(log)
                .contains("sms to 130****0001: 【逾期提示】活动总结已超过截止时间 11月10日 24:00")
                .contains("wecom to " + UNIT + ": ")
                .doesNotContain("13000000001")
                .doesNotContain("测试甲");
        assertThat(count("channel_messages")).isEqualTo(2);
        pages.perform(get("/letters/channels").with(user(ORGANISER)))
                .andExpect(content().string(containsString("130****0001")))
                .andExpect(content().string(containsString("企业微信")));
        pages.perform(get("/letters/channels").with(user(SUPERIOR))).andExpect(status().isForbidden());
    }

    @Test
    void withoutAMobileNumberTheShortMessageFailsWithAReason() throws Exception {
        pages.perform(contact(OFFICER, MAILBOX, "0731-00000048", version()).param("sms", "true"));

        publish(new ReminderDue(summary, "overdue", false, -1, LocalDate.of(2023, 11, 10)));

        patiently().until(() -> count("channel_messages WHERE state = 'FAILED'") == 1);
        assertThat(database.queryForObject("SELECT error FROM channel_attempts", String.class))
                .isEqualTo("没有登记经办人的手机号");
    }

    private void remind(int daysLeft) {
        publish(new ReminderDue(summary, "reminder", false, daysLeft, LocalDate.of(2023, 11, 10)));
    }

    private void publish(Object event) {
        transactions.executeWithoutResult(status -> events.publishEvent(event));
    }

    private void letterIs(LetterState state) {
        patiently().until(() -> count("letters WHERE state = '" + state + "'") == 1);
    }

    private List<String> outcomes() {
        return database.queryForList("SELECT outcome FROM letter_attempts ORDER BY id", String.class);
    }

    private ResultActions save(AccountPrincipal me, String email, String phone, int version) throws Exception {
        return pages.perform(contact(me, email, phone, version));
    }

    private static MockHttpServletRequestBuilder contact(AccountPrincipal me, String email, String phone, int version) {
        return post("/unit/contact")
                .with(csrf())
                .with(user(me))
                .param("email", email)
                .param("phone", phone)
                .param("version", "" + version);
    }

    private static MockHttpServletRequestBuilder confirm(String code) {
        return post("/unit/contact/mailbox/confirm")
                .with(csrf())
                .with(user(OFFICER))
                .param("code", code);
    }

    private static MockHttpServletRequestBuilder again() {
        return post("/unit/contact/mailbox/again").with(csrf()).with(user(OFFICER));
    }

    private static MockHttpServletRequestBuilder enable(AccountPrincipal me) {
        return post("/unit/mailboxes/" + UNIT + "/enable").with(csrf()).with(user(me));
    }

    private int version() {
        return contacts.of(UNIT).version();
    }

    private String mailedCode() throws Exception {
        patiently().until(() -> SMTP.received().stream()
                .anyMatch(mail -> subject(mail.message()).startsWith("【邮箱确认】")));
        MimeMessage mail = SMTP.received().stream()
                .map(PickyMailServer.Received::message)
                .filter(message -> subject(message).startsWith("【邮箱确认】"))
                .reduce((one, later) -> later)
                .orElseThrow();
        Matcher code = CODE.matcher(text(mail));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private List<String> everythingStored() {
        List<String> texts = database.queryForList("SELECT serialized_event FROM event_publication", String.class);
        texts.addAll(database.queryForList("SELECT code_hash FROM mail_codes", String.class));
        return texts;
    }

    private long count(String from) {
        return database.queryForObject("SELECT COUNT(*) FROM " + from, Long.class);
    }
}

package cn.goodnetizen.notification;

import static cn.goodnetizen.local.MailServers.text;
import static cn.goodnetizen.notification.LetterTestApplication.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignDefinitions;
import cn.goodnetizen.campaign.NoticeForwarded;
import cn.goodnetizen.campaign.ReceiptReminderDue;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.reporting.ExtensionDecided;
import cn.goodnetizen.reporting.NomineesAccepted;
import cn.goodnetizen.reporting.ReminderDue;
import cn.goodnetizen.reporting.ReportAccepted;
import cn.goodnetizen.reporting.ReportReturned;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters from the event to the mailbox, on the real database and a real mail server. */
@ResourceLock(SharedParts.PAGES)
@SpringBootTest(
        classes = LetterTestApplication.class,
        properties = {
            "good-netizen.campaign.seed=",
            "good-netizen.events.resubmit-every=1s",
            "good-netizen.mail.per-second=1000",
            "good-netizen.mail.give-up-attempts=2"
        })
@AutoConfigureMockMvc
class LetterDeliveryTest {

    private static final GreenMail SERVER = MailServers.smtpThatComesBack();
    private static final LocalDate DUE = LocalDate.of(2023, 10, 20);
    private static final String PHONE_HASH = "a".repeat(64);
    private static final AccountPrincipal ORGANISER = AccountPrincipal.of("hn", "湖南省总工会 经办人", "hn", Role.ORGANISER);

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
    private Letters letters;

    @Autowired
    private MockMvc pages;

    private long nomination;
    private long summary;
    private long notice;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        LetterTestApplication.parts(
                "good_netizen_letters", () -> SERVER.getSmtp().getPort(), properties);
    }

    @BeforeEach
    void aCampaignWithANoticeAndTwoReportsOfOneUnit() {
        clock.set("2023-10-13T09:00:00+08:00");
        String yaml = definitions.write(definitions.shipped(2023));
        long campaign = insert(
                "INSERT INTO campaigns (code, title, state, definition, approval_round, notice_number, version)"
                        + " VALUES ('2023', '2023年湖南省“网聚职工正能量 争做中国好网民”主题活动', 'PUBLISHED', ?, 1, '湘工发〔2023〕××号', 0)",
                yaml);
        notice = insert(
                "INSERT INTO notices (campaign_id, kind, number, title, body, issued_at)"
                        + " VALUES (?, 'JOINT', '湘工发〔2023〕××号', '关于开展主题活动的通知', '# 湖南省总工会\n\n## 通知\n\n请认真组织。', ?)",
                campaign,
                clock.instant());
        insert(
                "INSERT INTO notice_forwardings (notice_id, unit_code, nomination_due_day, contact_note, cover_text,"
                        + " opened_at, sent_at, version) VALUES (?, 'hn-edu', '2023-10-20', '宣教部', '请广泛发动。', ?, ?, 0)",
                notice,
                clock.instant(),
                clock.instant());
        for (String unit : List.of("hn-edu-001", "hn-edu-002", "hn-edu-003")) {
            insert(
                    "INSERT INTO notice_receipts (notice_id, unit_code, sender_code, sent_at, due_day, version)"
                            + " VALUES (?, ?, 'hn-edu', ?, '2023-10-16', 0)",
                    notice,
                    unit,
                    clock.instant());
        }
        nomination = report(campaign, "NOMINATION", false, "RETURNED", DUE);
        summary = report(campaign, "SUMMARY", true, "WAITING", LocalDate.of(2023, 10, 30));
        insert(
                "INSERT INTO nomination_rows (report_id, row_no, person_name, employer, platform, account_nickname, phone,"
                        + " state, return_reason, supplementary, version)"
                        + " VALUES (?, 1, '欧阳青山', '湘江理工大学', '抖音', '青山说', '13900000000', 'RETURNED', '昵称不符', FALSE, 0)",
                nomination);
    }

    @AfterEach
    void forget() throws Exception {
        allHeard();
        SERVER.purgeEmailFromAllMailboxes();
        for (String table : List.of(
                "letter_attempts",
                "letters",
                "entries",
                "report_extensions",
                "nomination_rows",
                "reports",
                "notice_receipts",
                "notice_forwardings",
                "notices",
                "campaigns")) {
            database.update("DELETE FROM " + table);
        }
    }

    @Test
    void theSameEventTwiceIsOneLetter() throws Exception {
        ReminderDue due = new ReminderDue(nomination, "reminder", false, 7, DUE);

        publish(due);
        publish(due);

        MimeMessage letter = only(received(1));
        assertThat(count("letters")).isEqualTo(1);
        assertThat(letter.getSubject()).isEqualTo("【提醒】“正能量职工网络达人征集”推荐表请于 10月20日 24:00 前报送");
        assertThat(((InternetAddress) letter.getFrom()[0]).getPersonal()).isEqualTo("中国好网民活动组委会办公室");
        assertThat(letter.getSentDate().toInstant()).isEqualTo(Instant.parse("2023-10-13T01:00:00Z"));
        assertThat(letter.getMessageID())
                .isEqualTo(new LetterOrder(
                                LetterKind.REMINDER,
                                "hn-edu-001",
                                "hn-edu",
                                "report:" + nomination,
                                DUE,
                                "D-7",
                                "hn-edu-001@union.example",
                                null,
                                "")
                        .messageId("good-netizen.example"));
        assertThat(text(letter))
                .contains("还有 7 天", "活动总结", "10月30日 24:00", "/reports/" + nomination)
                .doesNotContain("欧阳青山", "13900000000");
        assertThat(letter.getRecipients(Message.RecipientType.CC)).isNull();
    }

    @Test
    void aMailServerThatIsAwayCostsDelayAndNothingElse() throws Exception {
        SERVER.stop();
        publish(new ReminderDue(summary, "overdue", true, -1, LocalDate.of(2023, 10, 30)));
        patiently().until(() -> count("letter_attempts") >= 2);
        assertThat(database.queryForList("SELECT DISTINCT outcome FROM letter_attempts", String.class))
                .containsExactly("NOT_SENT");
        assertThat(database.queryForObject("SELECT MAX(error) FROM letter_attempts", String.class))
                .startsWith("无法连接邮件服务器")
                .doesNotContain("@");

        SERVER.start();

        // One letter, seen by the unit and by its superior in copy.
        MimeMessage letter = received(2)[0];
        assertThat(letter.getRecipients(Message.RecipientType.CC)[0]).hasToString("hn-edu@union.example");
        patiently().until(() -> letters.countByState().get(LetterState.SENT) == 1);
        assertThat(database.queryForObject("SELECT COUNT(*) FROM letter_attempts WHERE outcome = 'SENT'", Long.class))
                .isEqualTo(1);
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        assertThat(letters.countByState()).containsEntry(LetterState.QUEUED, 0L).containsEntry(LetterState.FAILED, 0L);
    }

    @Test
    void aForwardedNoticeGoesToEverySubordinateWithTheNoticeAttached() throws Exception {
        publish(new NoticeForwarded(notice, "hn-edu", List.of("hn-edu-001", "hn-edu-002", "hn-edu-003")));

        MimeMessage[] received = received(3);
        assertThat(received)
                .extracting(letter -> letter.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder(
                        "hn-edu-001@union.example", "hn-edu-002@union.example", "hn-edu-003@union.example");
        assertThat(received[0].getSubject()).isEqualTo("【请签收】《关于开展主题活动的通知》");
        assertThat(text(received[0])).contains("请广泛发动。", "宣教部", "10月16日 24:00", "/notices/" + notice);
        MimeMultipart parts = (MimeMultipart) received[0].getContent();
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("关于开展主题活动的通知.docx");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).startsWith('P', 'K');
        assertThat(MimeUtility.decodeText(parts.getBodyPart(2).getFileName())).isEqualTo("关于开展主题活动的通知.pdf");
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void everyOtherOccasionHasItsLetter() throws Exception {
        long extension = insert(
                "INSERT INTO report_extensions (report_id, state, requested_until, reason, requested_at, requested_by,"
                        + " reopens, granted_until, version) VALUES (?, 'GRANTED', '2023-11-03', '材料未齐', ?, 'hn-edu-001',"
                        + " FALSE, '2023-11-02', 0)",
                summary,
                clock.instant());
        publish(new ReportReturned(nomination, 1));
        publish(new ReportAccepted(summary, 2));
        publish(new ExtensionDecided(extension, summary, true));
        publish(new ReceiptReminderDue(notice, "hn-edu-002", "overdue", false, -1, LocalDate.of(2023, 10, 16)));
        publish(new ReminderDue(nomination, "due-today", false, 0, DUE));

        Map<String, MimeMessage> bySubject =
                Arrays.stream(received(5)).collect(Collectors.toMap(MailServers::subject, letter -> letter));
        assertThat(bySubject)
                .containsOnlyKeys(
                        "【退回修改】“正能量职工网络达人征集”推荐表请修改后重新报送",
                        "【审核通过】活动总结",
                        "【同意延期】活动总结可延至 11月2日 24:00",
                        "【催办】尚未签收：《关于开展主题活动的通知》",
                        "【今日截止】“正能量职工网络达人征集”推荐表请于 10月20日 24:00 前报送");
        assertThat(text(bySubject.get("【退回修改】“正能量职工网络达人征集”推荐表请修改后重新报送")))
                .contains("欧***", "昵称不符")
                .doesNotContain("欧阳青山");
        assertThat(database.queryForList("SELECT occasion FROM letters", String.class))
                .containsExactlyInAnyOrder("returned-1", "accepted-2", "extension-" + extension, "D+1", "D0");
    }

    @Test
    void aUnionIsAskedToTellThoseWhoseRowsWereAcceptedUntilTheFirstReviewEnds() throws Exception {
        accepted(1);

        publish(new NomineesAccepted(nomination, 1));
        publish(new NomineesAccepted(nomination, 1));

        MimeMessage letter = only(received(1));
        assertThat(letter.getAllRecipients()[0]).hasToString("hn-edu-001@union.example");
        assertThat(letter.getSubject()).isEqualTo("【请通知本人报名】推荐的网络达人已通过审核，推荐不等于报名");
        assertThat(text(letter))
                .contains("推荐表第 1 行 欧***", "报名于 10月31日 24:00 截止（还有 18 天）", "/join", "/union/recommended")
                .doesNotContain("欧阳青山", "13900000000");

        clock.set("2023-11-05T23:00:00+08:00");
        accepted(2);
        publish(new NomineesAccepted(nomination, 2));
        assertThat(text(received(2)[1])).contains("作品征集已于 10月31日 24:00 截止", "在 11月5日 24:00 前完成报名");

        clock.set("2023-11-06T00:00:01+08:00");
        accepted(3);
        publish(new NomineesAccepted(nomination, 3));
        allHeard();
        assertThat(database.queryForList("SELECT occasion FROM letters ORDER BY id", String.class))
                .containsExactly("nominees-1", "nominees-2");
    }

    @Test
    void whoHasAlreadyEnteredNeedsNotBeTold() {
        database.update(
                "INSERT INTO entries (campaign_id, track, source, state, recommender, phone_hash, draft, draft_version,"
                        + " round, in_grace, created_at, saved_at, version) SELECT campaign_id,"
                        + " 'influencer', 'UNION', 'IN_REVIEW', unit_code, ?, '', 0, 1, FALSE, NOW(6), NOW(6), 0"
                        + " FROM reports WHERE id = ?",
                PHONE_HASH,
                nomination);
        accepted(1);

        publish(new NomineesAccepted(nomination, 1));

        allHeard();
        assertThat(count("letters")).isZero();
    }

    private void accepted(int round) {
        database.update(
                "UPDATE nomination_rows SET state = 'ACCEPTED', accepted_round = ?, phone_hash = ? WHERE report_id = ?",
                round,
                PHONE_HASH,
                nomination);
    }

    @Test
    void aLetterGivenUpIsShownAndSentAgainByAnOrganiser() throws Exception {
        SERVER.stop();
        publish(new ReportAccepted(summary, 1));
        patiently().until(() -> count("letter_attempts") >= 2);
        clock.set("2023-10-21T09:00:00+08:00");
        patiently().until(() -> letters.countByState().get(LetterState.FAILED) == 1);
        SERVER.start();
        long letter = database.queryForObject("SELECT id FROM letters", Long.class);

        pages.perform(get("/letters").param("state", "FAILED").with(user(ORGANISER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("【审核通过】活动总结")));
        pages.perform(get("/letters/" + letter).with(user(ORGANISER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("未发出，不再重试")));
        pages.perform(post("/letters/" + letter + "/retry")
                        .with(user(ORGANISER))
                        .with(csrf()))
                .andExpect(redirectedUrl("/letters/" + letter));

        assertThat(only(received(1)).getSubject()).isEqualTo("【审核通过】活动总结");
        patiently().until(() -> letters.countByState().get(LetterState.SENT) == 1);
    }

    @Test
    void theListIsPagedByKeyAndFiltered() throws Exception {
        transactions.executeWithoutResult(status -> {
            for (int round = 1; round <= LetterController.PAGE_SIZE + 5; round++) {
                events.publishEvent(new ReportAccepted(summary, round));
            }
        });
        patiently().until(() -> letters.countByState().get(LetterState.SENT) == LetterController.PAGE_SIZE + 5);
        long newest = database.queryForObject("SELECT MAX(id) FROM letters", Long.class);
        long lastOfPage = database.queryForObject(
                "SELECT id FROM letters ORDER BY id DESC LIMIT 1 OFFSET " + (LetterController.PAGE_SIZE - 1),
                Long.class);

        pages.perform(get("/letters").with(user(ORGANISER)))
                .andExpect(content().string(containsString("/letters/" + newest + "\"")))
                .andExpect(content().string(containsString("before=" + lastOfPage)));
        pages.perform(get("/letters")
                        .param("before", "" + lastOfPage)
                        .param("kind", "ACCEPTED")
                        .with(user(ORGANISER)))
                .andExpect(content().string(containsString("kind=ACCEPTED&amp;after=")));
        pages.perform(get("/letters").param("unit", "hn-edu-002").with(user(ORGANISER)))
                .andExpect(content().string(containsString("没有符合条件的邮件")));
    }

    @Test
    void onlyOrganisersSeeLetters() throws Exception {
        pages.perform(get("/letters").with(user(AccountPrincipal.of("hn-edu", "湖南省教育工会 经办人", "hn-edu", Role.OFFICER))))
                .andExpect(status().isForbidden());
    }

    private void allHeard() {
        patiently()
                .until(() -> database.queryForObject(
                                "SELECT COUNT(*) FROM event_publication WHERE completion_date IS NULL", Long.class)
                        == 0);
    }

    private void publish(Object event) {
        transactions.executeWithoutResult(status -> events.publishEvent(event));
    }

    /** GreenMail keeps one copy of a letter for each mailbox it was sent to. */
    private static MimeMessage[] received(int copies) {
        patiently().until(() -> SERVER.getReceivedMessages().length >= copies);
        return SERVER.getReceivedMessages();
    }

    private static MimeMessage only(MimeMessage[] received) {
        assertThat(received).hasSize(1);
        return received[0];
    }

    private long report(long campaign, String kind, boolean owed, String state, LocalDate dueDay) {
        return insert(
                "INSERT INTO reports (campaign_id, kind, unit_code, superior_code, reviewer_code, state, owed, due_day,"
                        + " due_day_set_for_unit, closes_day, round, reviewed_round, late, supplementary, opened_at, version)"
                        + " VALUES (?, ?, 'hn-edu-001', 'hn-edu', 'hn-edu', ?, ?, ?, FALSE, '2023-11-30', 0, 0, FALSE, FALSE,"
                        + " ?, 0)",
                campaign,
                kind,
                state,
                owed,
                dueDay,
                clock.instant());
    }

    private long insert(String sql, Object... values) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.update(
                connection -> {
                    var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(
                                i + 1, values[i] instanceof Instant moment ? Timestamp.from(moment) : values[i]);
                    }
                    return statement;
                },
                key);
        return key.getKey().longValue();
    }

    private long count(String table) {
        return database.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }
}

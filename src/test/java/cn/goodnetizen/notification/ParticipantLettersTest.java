package cn.goodnetizen.notification;

import static cn.goodnetizen.local.MailServers.text;
import static cn.goodnetizen.notification.LetterTestApplication.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignDefinitions;
import cn.goodnetizen.entry.DraftReminderDue;
import cn.goodnetizen.entry.EntryDecided;
import cn.goodnetizen.entry.EntryDisqualified;
import cn.goodnetizen.entry.EntryHandedIn;
import cn.goodnetizen.entry.EntryReviewDue;
import cn.goodnetizen.entry.EntryToMend;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.participant.ParticipantDeleted;
import cn.goodnetizen.participant.ParticipantJoined;
import cn.goodnetizen.participant.ParticipantMailboxChanged;
import cn.goodnetizen.participant.ParticipantSignedUpAgain;
import cn.goodnetizen.personal.PersonalData;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters to participants, and about their entries, reach their mailboxes, and no row ever holds one. */
@ResourceLock(SharedParts.PAGES)
@SpringBootTest(
        classes = LetterTestApplication.class,
        properties = {
            "good-netizen.campaign.seed=",
            "good-netizen.events.resubmit-every=1s",
            "good-netizen.mail.per-second=1000",
            "good-netizen.accounts.demo-password=demo-2023"
        })
@AutoConfigureMockMvc
class ParticipantLettersTest {

    private static final PickyMailServer SMTP = PickyMailServer.start();
    private static final String MAIL = "ceshi.jia@union.example";
    private static final long ID = 7;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PersonalData personal;

    @Autowired
    private CampaignDefinitions definitions;

    @Autowired
    private EntryLetters aboutEntries;

    @Autowired
    private LetterTestApplication.StandingClock clock;

    @Autowired
    private MockMvc pages;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        LetterTestApplication.parts("good_netizen_participant_letters", SMTP::port, properties);
    }

    @BeforeEach
    void aParticipant() {
        clock.set("2023-10-13T09:00:00+08:00");
        database.update(
                "INSERT INTO participants (id, person_name, phone, phone_hash, mail, mail_hash, unit_name, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '某单位', 0)",
                ID,
                personal.seal("participants.person_name", "测试甲").stored(),
                personal.seal("participants.phone", "13000000012").stored(),
                personal.phoneHash("13000000012"),
                personal.seal("participants.mail", MAIL).stored(),
                personal.mailHash(MAIL));
    }

    @AfterEach
    void forget() {
        patiently().until(() -> count("event_publication WHERE completion_date IS NULL") == 0);
        SMTP.forget();
        for (String table : List.of(
                "invalid_mailboxes",
                "letter_attempts",
                "letters",
                "entry_reviews",
                "entry_findings",
                "entries",
                "campaigns",
                "participants",
                "event_publication")) {
            database.update("DELETE FROM " + table);
        }
    }

    @Test
    void theMailboxIsLookedUpWhenTheLetterLeavesAndStandsNowhere() throws Exception {
        publish(new ParticipantJoined(ID));
        publish(new ParticipantJoined(ID));
        publish(new ParticipantSignedUpAgain(ID, LocalDate.of(2023, 10, 13)));
        patiently().until(() -> count("letters WHERE state = 'SENT'") == 2);

        assertThat(SMTP.received()).hasSize(2).allSatisfy(mail -> assertThat(mail.recipients())
                .containsExactly(MAIL));
        assertThat(database.queryForList("SELECT DISTINCT recipient FROM letters", String.class))
                .containsExactly("participant:7");
        assertThat(everythingStored()).noneMatch(text -> text.contains("ceshi") || text.contains("测试甲"));
        pages.perform(get("/letters").with(user(AccountPrincipal.of("hn", "湖南省总工会 活动组织人", "hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("职工（编号 7）")));
    }

    @Test
    void aRefusedMailboxIsKeptByItsParticipantsNumberUntilThereIsANewOne() {
        SMTP.refuse(MAIL, "550 5.1.1 Recipient address rejected: User unknown");

        publish(new ParticipantJoined(ID));
        patiently().until(() -> count("letters WHERE state = 'FAILED' AND failed_for_address") == 1);

        assertThat(database.queryForList("SELECT address FROM invalid_mailboxes", String.class))
                .containsExactly("participant:7");
        assertThat(everythingStored()).noneMatch(text -> text.contains("ceshi"));
        publish(new ParticipantMailboxChanged(ID));
        patiently().until(() -> count("invalid_mailboxes") == 0);
    }

    @Test
    void whoHasLeftGetsNoLetterThatStillWaited() {
        SMTP.refuse(MAIL, "451 4.3.0 try again later");
        publish(new ParticipantJoined(ID));
        patiently().until(() -> count("letter_attempts") >= 1);

        database.update("UPDATE participants SET person_name = NULL, phone = NULL, phone_hash = NULL, mail = NULL,"
                + " mail_hash = NULL, unit_name = NULL, deleted_at = '2023-10-13' WHERE id = " + ID);
        publish(new ParticipantDeleted(ID));
        SMTP.forget();

        patiently().until(() -> count("letters WHERE state = 'FAILED'") == 1);
        assertThat(SMTP.received()).isEmpty();
        assertThat(everythingStored()).noneMatch(text -> text.contains("ceshi"));
    }

    @Test
    void whoHandsAWorkInGetsAReceiptOnceForEachTime() throws Exception {
        long entry = entry("CHECKING", ID, null);

        aboutEntries.on(new EntryHandedIn(entry, 1));
        aboutEntries.on(new EntryHandedIn(entry, 1));
        aboutEntries.on(new EntryHandedIn(entry, 2));

        assertThat(received(2))
                .extracting(mail -> MailServers.subject(mail.message()))
                .containsExactlyInAnyOrder("【已收到】《湘江边的诗》", "【已收到】《湘江边的诗》（第 2 次提交）");
        assertThat(text(SMTP.received().getFirst().message()))
                .contains("测试甲：", "编号 " + entry, "2023年10月8日 09:00", "接下来", "/my/entries/" + entry, "湖南省总工会");
        assertThat(everythingStored()).noneMatch(text -> text.contains("ceshi") || text.contains("测试甲"));
    }

    @Test
    void whatIsToBeMendedIsSaidWithTheWordsOfItsRound() throws Exception {
        long entry = entry("RETURNED", ID, null);
        database.update(
                "INSERT INTO entry_findings (entry_id, round, role, finding, act, what, to_do)"
                        + " VALUES (?, 1, 'CONTEST', 'TOO_SMALL', 'MEND', '分辨率 640×360，低于 1920×1080', '请重新导出后上传。'),"
                        + " (?, 1, 'CONTEST', 'TOO_FEW_FOLLOWERS', 'PERSON', '粉丝数 8600', '由工作人员决定。')",
                entry,
                entry);
        database.update(
                "INSERT INTO entry_reviews (entry_id, round, reviewer_code, outcome, reason, checks, reviewed_at)"
                        + " VALUES (?, 2, 'hn-edu', 'RETURNED', '请补充字幕', '', '2023-10-12')",
                entry);

        publish(new EntryToMend(entry, 1));
        publish(new EntryToMend(entry, 1));
        String probed = text(received(1).getFirst().message());
        SMTP.forget();
        publish(new EntryToMend(entry, 2));
        PickyMailServer.Received returned = received(1).getFirst();

        assertThat(probed)
                .contains("参评视频：分辨率 640×360，低于 1920×1080", "请重新导出后上传。", "11月5日 24:00", "还有 23 天")
                .doesNotContain("粉丝数", "请补充字幕");
        assertThat(text(returned.message())).contains("请补充字幕", "湖南省教育工会").doesNotContain("分辨率");
        assertThat(MailServers.subject(returned.message())).isEqualTo("【请修改】《湘江边的诗》请于 11月5日 24:00 前修改");
    }

    @Test
    void everyWayInWhichAnEntryEndsHasItsLetterEvenTwoOfOneRound() throws Exception {
        long entry = entry("ACCEPTED", ID, null);
        EntryDecided decided = new EntryDecided(entry, 1);

        aboutEntries.on(decided);
        received(1);
        state(entry, "WITHDRAWN", null);
        aboutEntries.on(decided);
        received(2);
        state(entry, "DISQUALIFIED", "作品系搬运");
        aboutEntries.on(decided);
        aboutEntries.on(new EntryDisqualified(entry));
        received(3);

        assertThat(database.queryForList("SELECT CONCAT(kind, ' ', occasion) FROM letters ORDER BY id", String.class))
                .containsExactly(
                        "ENTRY_ACCEPTED accepted-1",
                        "ENTRY_WITHDRAWN withdrawn-1",
                        "ENTRY_DISQUALIFIED disqualified-1");
        assertThat(text(SMTP.received().getLast().message())).contains("已被取消参赛资格", "作品系搬运");
    }

    @Test
    void whatAUnionEnteredIsTheUnionsMatterAndWhatNobodyClaimedIsNobodys() throws Exception {
        long recommended = entry("DRAFT", null, "hn-edu-001");
        long unclaimed = entry("RETURNED", null, null);

        publish(new EntryToMend(unclaimed, 1));
        publish(new DraftReminderDue(recommended, LocalDate.of(2023, 10, 24)));
        publish(new DraftReminderDue(recommended, LocalDate.of(2023, 10, 24)));
        publish(new DraftReminderDue(recommended + 1000, LocalDate.of(2023, 10, 24)));

        PickyMailServer.Received reminder = received(1).getFirst();
        assertThat(reminder.recipients()).containsExactly("hn-edu-001@union.example");
        assertThat(MailServers.subject(reminder.message())).isEqualTo("【提醒】《湘江边的诗》尚未提交，10月31日 24:00 截止");
        assertThat(text(reminder.message())).contains("你单位推荐的作品还是草稿", "还有 18 天", "/union/entries/" + recommended);
        patiently().until(() -> count("event_publication WHERE completion_date IS NULL") == 0);
        assertThat(count("letters")).isEqualTo(1);
    }

    @Test
    void aReviewThatWaitsIsAskedForAndTheOrganiserHearsOfItWhenItIsOverdue() throws Exception {
        long entry = entry("IN_REVIEW", ID, null);

        publish(new EntryReviewDue(entry, 1, false));
        assertThat(received(1).getFirst().recipients()).containsExactly("hn-edu@union.example");
        publish(new EntryReviewDue(entry, 1, true));
        publish(new EntryReviewDue(entry, 1, true));

        PickyMailServer.Received overdue = received(2).getLast();
        assertThat(overdue.recipients()).containsExactlyInAnyOrder("hn-edu@union.example", "hn@union.example");
        assertThat(MailServers.subject(overdue.message())).isEqualTo("【催办】《湘江边的诗》仍未初审");
        assertThat(text(overdue.message())).contains("湖南省教育工会：", "等待时间已经较长", "/entries/" + entry);
        assertThat(count("letters")).isEqualTo(2);
    }

    private long entry(String state, Long owner, String recommender) {
        if (count("campaigns") == 0) {
            database.update(
                    "INSERT INTO campaigns (code, title, state, definition, approval_round, version)"
                            + " VALUES ('2023', '主题活动', 'PUBLISHED', ?, 1, 0)",
                    definitions.write(definitions.shipped(2023)));
        }
        database.update(
                "INSERT INTO entries (campaign_id, track, source, state, owner_id, recommender, draft, draft_version,"
                        + " title, round, reviewer_code, in_grace, created_at, saved_at, handed_in_at,"
                        + " version) SELECT id, 'recitation', 'PORTAL', ?, ?, ?, '', 0, '湘江边的诗', 1, 'hn-edu', FALSE,"
                        + " NOW(6), NOW(6), ?, 0 FROM campaigns",
                state,
                owner,
                recommender,
                Timestamp.from(Instant.parse("2023-10-08T01:00:00Z")));
        return database.queryForObject("SELECT MAX(id) FROM entries", Long.class);
    }

    private void state(long entry, String state, String reason) {
        database.update("UPDATE entries SET state = ?, reason = ? WHERE id = ?", state, reason, entry);
    }

    private List<PickyMailServer.Received> received(int mails) {
        patiently().until(() -> SMTP.received().size() == mails);
        return SMTP.received();
    }

    private void publish(Object event) {
        transactions.executeWithoutResult(status -> events.publishEvent(event));
    }

    private List<String> everythingStored() {
        return List.of("letters", "letter_attempts", "invalid_mailboxes", "event_publication").stream()
                .flatMap(table -> database.queryForList("SELECT * FROM " + table).stream())
                .map(Object::toString)
                .toList();
    }

    private long count(String rows) {
        return database.queryForObject("SELECT COUNT(*) FROM " + rows, Long.class);
    }
}

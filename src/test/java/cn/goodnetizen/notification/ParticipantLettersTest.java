package cn.goodnetizen.notification;

import static cn.goodnetizen.notification.LetterTestApplication.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.participant.ParticipantDeleted;
import cn.goodnetizen.participant.ParticipantJoined;
import cn.goodnetizen.participant.ParticipantMailboxChanged;
import cn.goodnetizen.participant.ParticipantSignedUpAgain;
import cn.goodnetizen.personal.PersonalData;
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

/** Letters to participants reach their mailboxes, and no row ever holds one. */
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
    private MockMvc pages;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        LetterTestApplication.parts("good_netizen_participant_letters", SMTP::port, properties);
    }

    @BeforeEach
    void aParticipant() {
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
        for (String table :
                List.of("invalid_mailboxes", "letter_attempts", "letters", "participants", "event_publication")) {
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

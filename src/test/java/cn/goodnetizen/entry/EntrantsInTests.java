package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The campaign of 2023 in May, while it collects, and people who may take part in it. */
@TestComponent
@Import(CampaignFixture.class)
class EntrantsInTests {

    static final String PASSWORD = "湘江边的老樟树 1998";
    static final AccountPrincipal UNION = officer("hn-edu-001");

    private final CampaignFixture campaigns;
    private final JdbcTemplate database;
    private final EntriesInTests entries;
    private final PasswordEncoder passwords;
    private final PortalClock clock;

    EntrantsInTests(
            CampaignFixture campaigns,
            JdbcTemplate database,
            EntriesInTests entries,
            PasswordEncoder passwords,
            PortalClock clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.entries = entries;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @return the number of the campaign */
    long begin() {
        campaigns.clear();
        clock.set("2023-05-20T14:32:00+08:00");
        return campaigns.publishedCampaign();
    }

    /** Somebody who signs in with {@link #PASSWORD}, with a phone and a mailbox that differ by the number. */
    ParticipantPrincipal participant(int number) {
        ParticipantPrincipal participant = entries.participant(number, "hn-edu-001");
        database.update(
                "UPDATE participants SET password_hash = ? WHERE id = ?", passwords.encode(PASSWORD), participant.id());
        return participant;
    }

    static String phone(int number) {
        return "1300000%04d".formatted(number);
    }

    static String mail(int number) {
        return "entrant" + number + "@union.example";
    }

    static AccountPrincipal officer(String unitCode) {
        return AccountPrincipal.of(unitCode, unitCode + " 经办人", unitCode, Role.OFFICER);
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.process.CampaignFixture;
import java.sql.Statement;
import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The campaign of 2023 in May, while it collects, and people who may take part in it. */
@TestComponent
@Import(CampaignFixture.class)
class EntrantsInTests {

    static final String PASSWORD = "湘江边的老樟树 1998";
    static final AccountPrincipal UNION = officer("hn-edu-001");

    private final CampaignFixture campaigns;
    private final JdbcTemplate database;
    private final PersonalData personal;
    private final PasswordEncoder passwords;
    private final PortalClock clock;

    EntrantsInTests(
            CampaignFixture campaigns,
            JdbcTemplate database,
            PersonalData personal,
            PasswordEncoder passwords,
            PortalClock clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.personal = personal;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @return the number of the campaign */
    long begin() {
        campaigns.clear();
        clock.set("2023-05-20T14:32:00+08:00");
        return campaigns.publishedCampaign();
    }

    /** Somebody who has signed up, with a phone and a mailbox that differ by the number. */
    ParticipantPrincipal participant(int number) {
        var key = new GeneratedKeyHolder();
        database.update(
                connection -> {
                    var insert = connection.prepareStatement(
                            "INSERT INTO participants (person_name, unit_code, unit_name, phone, phone_hash, mail,"
                                    + " mail_hash, password_hash, consent_version, consented_at, joined_at, version)"
                                    + " VALUES (?, 'hn-edu-001', '湘江理工大学工会', ?, ?, ?, ?, ?, '2023-2', NOW(), NOW(), 0)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setString(
                            1, personal.seal("participants.person_name", "测试甲").stored());
                    insert.setString(
                            2,
                            personal.seal("participants.phone", phone(number)).stored());
                    insert.setString(3, personal.phoneHash(phone(number)));
                    insert.setString(
                            4, personal.seal("participants.mail", mail(number)).stored());
                    insert.setString(5, personal.mailHash(mail(number)));
                    insert.setString(6, passwords.encode(PASSWORD));
                    return insert;
                },
                key);
        return ParticipantPrincipal.of(Objects.requireNonNull(key.getKey()).longValue(), "测**");
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

package cn.goodnetizen.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.DatabaseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A change of keys, on rows of the codes by mail. */
@DatabaseTest
class KeyRotationTest {

    private static final SealedTable TABLE = new SealedTable("mail_codes", "owner", List.of("mailbox"));
    private static final String PURPOSE = TABLE.purpose("mailbox");
    private static final int ROWS = 250;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final PersonalData before = Keys.data("old");
    private final PersonalData after = Keys.data("new");

    @BeforeEach
    void rowsOfTheOldKey() {
        database.update("DELETE FROM mail_codes");
        for (int row = 0; row < ROWS; row++) {
            store(row, before.seal(PURPOSE, mailbox(row)).stored());
        }
    }

    @Test
    void everyRowIsSealedAnewAndASecondRunFindsNothingToDo() {
        assertThat(rotation("new", "old").rotate()).isEqualTo(ROWS);

        for (int row = 0; row < ROWS; row++) {
            assertThat(after.open(PURPOSE, stored(row))).isEqualTo(mailbox(row));
        }
        assertThat(rotation("new", "old").rotate()).isZero();
    }

    @Test
    void aRunThatWasBrokenOffGoesOnAndPassesByWhatNobodyCanRead() {
        String done = after.seal(PURPOSE, mailbox(1)).stored();
        database.update("UPDATE mail_codes SET mailbox = ? WHERE owner = ?", done, owner(1));
        database.update("UPDATE mail_codes SET mailbox = 'lost.AAAA' WHERE owner = ?", owner(2));

        assertThat(rotation("new", "old").rotate()).isEqualTo(ROWS - 2);

        assertThat(stored(1).stored()).isEqualTo(done);
        assertThat(stored(2).stored()).isEqualTo("lost.AAAA");
        assertThat(after.open(PURPOSE, stored(ROWS - 1))).isEqualTo(mailbox(ROWS - 1));
    }

    private KeyRotation rotation(String... keys) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("table", TABLE);
        return new KeyRotation(
                Keys.keys(keys),
                Keys.data(keys),
                beans.getBeanProvider(SealedTable.class),
                database,
                new TransactionTemplate(transactions));
    }

    private void store(int row, String sealed) {
        database.update(
                "INSERT INTO mail_codes (owner, mailbox, asked_at, wrong_tries, codes_day, codes_asked, pending, version)"
                        + " VALUES (?, ?, '2023-10-17', 0, '2023-10-17', 1, TRUE, 0)",
                owner(row),
                sealed);
    }

    private Sealed stored(int row) {
        return new Sealed(
                database.queryForObject("SELECT mailbox FROM mail_codes WHERE owner = ?", String.class, owner(row)));
    }

    private static String owner(int row) {
        return "test:%03d".formatted(row);
    }

    private static String mailbox(int row) {
        return "someone" + row + "@union.example";
    }
}

package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** On a database of its own with the table's columns, whatever the migrations hold. */
class AccountDirectoryTest {

    private static final String PASSWORD = "demo-2023";

    private JdbcClient database;
    private AccountDirectory directory;

    @BeforeEach
    void start() {
        DriverManagerDataSource source = new DriverManagerDataSource(
                TestParts.database().jdbcUrl("directory"), MariaDbServer.USERNAME, MariaDbServer.PASSWORD);
        database = JdbcClient.create(source);
        database.sql("DROP TABLE IF EXISTS accounts").update();
        directory = AccountDirectory.start(source, 0);
    }

    @AfterEach
    void stop() {
        directory.close();
        database.sql("DROP TABLE IF EXISTS accounts").update();
    }

    @Test
    void anAccountSignsInWithThePasswordWhoseHashIsStored() throws LDAPException {
        createTable();
        account("hn-edu", "省教育工会 经办人", true);

        assertThat(bind("hn-edu", PASSWORD)).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    void aPasswordSetAtActivationOpensAtOnceAndTheOneBeforeItNoMore() throws LDAPException {
        createTable();
        account("hn-edu-903", "测试学院工会 经办人", true);
        assertThat(bind("hn-edu-903", PASSWORD)).isEqualTo(ResultCode.SUCCESS);

        database.sql("UPDATE accounts SET password_hash = ? WHERE username = 'hn-edu-903'")
                .param(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode("湘江边的老樟树 1998"))
                .update();

        assertThat(bind("hn-edu-903", "湘江边的老樟树 1998")).isEqualTo(ResultCode.SUCCESS);
        assertThat(bind("hn-edu-903", PASSWORD)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    @Test
    void aWrongOrEmptyPasswordAnUnknownNameAndADisabledAccountAreRefused() throws LDAPException {
        createTable();
        account("hn-edu", "省教育工会 经办人", true);
        account("hn-left", "已停用", false);

        assertThat(bind("hn-edu", "demo-2024")).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        assertThat(bind("hn-nobody", PASSWORD)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
        assertThat(bind("hn-left", PASSWORD)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    @Test
    void whatAnEntryShowsAsPasswordOpensNothing() throws LDAPException {
        createTable();
        account("hn-edu", "省教育工会 经办人", true);
        String shown = search("(uid=hn-edu)").getFirst().getAttributeValue("userPassword");

        assertThat(bind("hn-edu", shown)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    @Test
    void entriesFollowTheTableAtEverySearch() throws LDAPException {
        createTable();
        account("hn-edu", "省教育工会 经办人", true);
        SearchResultEntry first = search("(uid=hn-edu)").getFirst();
        assertThat(first.getAttributeValue("displayName")).isEqualTo("省教育工会 经办人");
        assertThat(first.getAttributeValue("mail")).isEqualTo("hn-edu@union.example");

        database.sql("UPDATE accounts SET display_name = '省教育工会 新经办人' WHERE username = 'hn-edu'")
                .update();
        account("hn-jt", "省交通工会 经办人", true);
        assertThat(search("(uid=*)"))
                .extracting(entry -> entry.getAttributeValue("displayName"))
                .containsExactlyInAnyOrder("省教育工会 新经办人", "省交通工会 经办人");

        database.sql("UPDATE accounts SET enabled = FALSE WHERE username = 'hn-edu'")
                .update();
        assertThat(search("(uid=*)"))
                .extracting(entry -> entry.getAttributeValue("uid"))
                .containsExactly("hn-jt");
    }

    @Test
    void beforeTheTableExistsTheDirectoryIsEmptyAndRefuses() throws LDAPException {
        assertThat(search("(uid=*)")).isEmpty();
        assertThat(bind("hn-edu", PASSWORD)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    @Test
    void aOneTimePasswordOpensNothingHere() throws LDAPException {
        createTable();
        account("hn-edu", "省教育工会 经办人", true);
        database.sql("UPDATE accounts SET password_expired = TRUE").update();

        assertThat(bind("hn-edu", PASSWORD)).isEqualTo(ResultCode.INVALID_CREDENTIALS);
    }

    @Test
    void theReaderNeedsItsPassword() {
        assertThatThrownBy(() -> {
                    try (LDAPConnection connection = connect()) {
                        connection.bind(AccountDirectory.READER, "guessed");
                    }
                })
                .isInstanceOfSatisfying(LDAPException.class, e -> assertThat(e.getResultCode())
                        .isEqualTo(ResultCode.INVALID_CREDENTIALS));
    }

    private void createTable() {
        database.sql("CREATE TABLE accounts (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
                        + " username VARCHAR(60) NOT NULL UNIQUE, display_name VARCHAR(120) NOT NULL,"
                        + " email VARCHAR(120) NOT NULL, password_hash VARCHAR(200) NOT NULL,"
                        + " unit_code VARCHAR(40) NOT NULL, role VARCHAR(20) NOT NULL, enabled BOOLEAN NOT NULL,"
                        + " password_expired BOOLEAN NOT NULL DEFAULT FALSE)")
                .update();
    }

    private void account(String username, String displayName, boolean enabled) {
        database.sql("INSERT INTO accounts (username, display_name, email, password_hash, unit_code, role, enabled)"
                        + " VALUES (?, ?, ?, ?, ?, 'OFFICER', ?)")
                .params(
                        username,
                        displayName,
                        username + "@union.example",
                        PasswordEncoderFactories.createDelegatingPasswordEncoder()
                                .encode(PASSWORD),
                        username,
                        enabled)
                .update();
    }

    private ResultCode bind(String username, String password) throws LDAPException {
        try (LDAPConnection connection = connect()) {
            return connection
                    .bind("uid=" + username + "," + AccountDirectory.BASE, password)
                    .getResultCode();
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)) {
                return e.getResultCode();
            }
            throw e;
        }
    }

    private List<SearchResultEntry> search(String filter) throws LDAPException {
        try (LDAPConnection connection = connect()) {
            connection.bind(AccountDirectory.READER, directory.readerPassword());
            return connection
                    .search(AccountDirectory.BASE, SearchScope.SUB, filter)
                    .getSearchEntries();
        }
    }

    private LDAPConnection connect() throws LDAPException {
        return new LDAPConnection(
                directory.address().getHost(), directory.address().getPort());
    }
}

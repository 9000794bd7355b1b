package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.goodnetizen.local.PagesTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

@PagesTest
class AccountsTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountSeeding seeding;

    @Autowired
    private PasswordEncoder passwordEncoder;

    @Test
    void everyUnitHasAnOfficerAndADeputyAndTheUpperOnesAManager() {
        assertThat(accounts.all())
                .filteredOn(account -> account.unitCode().equals("hn-edu-001"))
                .extracting(AccountPrincipal::username, AccountPrincipal::displayName, AccountPrincipal::role)
                .containsExactly(
                        tuple("hn-edu-001", "湘江理工大学工会 经办人", Role.OFFICER),
                        tuple("hn-edu-001-deputy", "湘江理工大学工会 协办人", Role.DEPUTY));
        assertThat(accounts.all())
                .extracting(AccountPrincipal::username)
                .contains("hn-edu-manager", "hn-manager", "hn-wx-manager", "hn-wx-changsha-manager")
                .doesNotContain("hn-edu-001-manager");
    }

    @Test
    void aUnitsTasksGoToItsOfficerOrItsOrganiser() {
        assertThat(accounts.officerOf("hn-edu")).contains("hn-edu");
        assertThat(accounts.officerOf("hn-wx")).contains("hn-wx");
        assertThat(accounts.officerOf("hn-nowhere")).isEmpty();
    }

    @Test
    void anOrganiserMayWhatAnOfficerMay() {
        assertThat(accounts.loadUserByUsername("hn").getAuthorities())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_ORGANISER", "ROLE_OFFICER");
        assertThat(accounts.loadUserByUsername("hn-edu-manager").getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_MANAGER");
    }

    @Test
    void passwordsAreStoredHashedAndNeverHandedOn() {
        var stored = accounts.loadUserByUsername("hn-edu").getPassword();

        assertThat(stored).startsWith("{bcrypt}");
        assertThat(passwordEncoder.matches("demo-2023", stored)).isTrue();
        assertThat(accounts.all()).isNotEmpty().allSatisfy(account -> assertThat(account.getPassword())
                .isNull());
    }

    @Test
    void aSecondStartSeedsNothing() {
        var before = accounts.all().size();

        seeding.run(null);

        assertThat(accounts.all()).hasSize(before);
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertThatThrownBy(() -> accounts.loadUserByUsername("nobody")).isInstanceOf(UsernameNotFoundException.class);
    }
}

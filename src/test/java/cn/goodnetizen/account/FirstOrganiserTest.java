package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.local.PagesTest;
import cn.goodnetizen.organization.Organization;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@PagesTest
@Transactional
class FirstOrganiserTest {

    private static final String CODE = "9TKM-3WQX-7PBD";

    @Autowired
    private StoredAccounts accounts;

    @Autowired
    private ActivationCodes codes;

    @Autowired
    private Activation activation;

    @Autowired
    private UnusablePasswords unusable;

    @Autowired
    private Organization organization;

    @Test
    void withoutAnyAccountTheEnvironmentNamesTheFirstAndItsCodeOpensIt() {
        codes.deleteAllInBatch();
        accounts.deleteAllInBatch();

        start(CODE);
        start(CODE);

        assertThat(accounts.findAll()).singleElement().satisfies(account -> {
            assertThat(account.unitCode()).isEqualTo("hn");
            assertThat(account.role()).isEqualTo(Role.ORGANISER);
            assertThat(account.awaitsActivation()).isTrue();
        });
        assertThat(activation.activate("organiser", CODE, "湘江边的老樟树 1998")).isTrue();
        assertThat(accounts.findByUsername("organiser").orElseThrow().awaitsActivation())
                .isFalse();
    }

    @Test
    void whereAccountsAreNothingIsMade() {
        long before = accounts.count();

        start(CODE);

        assertThat(accounts.count()).isEqualTo(before);
    }

    @Test
    void aShortCodeStopsTheStart() {
        codes.deleteAllInBatch();
        accounts.deleteAllInBatch();

        assertThatThrownBy(() -> start("1234"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("至少 12 个字符");
    }

    private void start(String code) {
        new FirstOrganiser(accounts, activation, unusable, organization, new AccountProperties(null, "organiser", code))
                .run(null);
    }
}

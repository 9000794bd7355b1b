package cn.goodnetizen.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of all units: the source for sign-in here, and for what mirrors them (LDAP before Tasklist). */
@Component
public class Accounts implements UserDetailsService {

    private static final Set<Role> IN_CHARGE = EnumSet.of(Role.OFFICER, Role.ORGANISER);

    private final StoredAccounts accounts;

    Accounts(StoredAccounts accounts) {
        this.accounts = accounts;
    }

    /** The user name to which a unit's tasks are assigned: its enabled officer's, at an organiser the organiser's. */
    @Transactional(readOnly = true)
    public Optional<String> officerOf(String unitCode) {
        return accounts.findFirstByUnitCodeAndRoleInAndEnabledTrueOrderById(unitCode, IN_CHARGE)
                .map(Account::username);
    }

    /** Every account, disabled ones too, without password hashes, in the order of the tree of units. */
    @Transactional(readOnly = true)
    public List<AccountPrincipal> all() {
        return accounts.findAllByOrderById().stream().map(Account::toPrincipal).toList();
    }

    /** One account, a disabled one too, without its password's hash. */
    @Transactional(readOnly = true)
    public Optional<AccountPrincipal> find(String username) {
        return accounts.findByUsername(username).map(Account::toPrincipal);
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        return accounts.findByUsername(username)
                .map(Account::signingIn)
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }
}

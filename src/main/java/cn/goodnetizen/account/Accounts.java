package cn.goodnetizen.account;

import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of all units: the source for sign-in here, and for what mirrors them (LDAP before Tasklist). */
@Component
public class Accounts implements UserDetailsService {

    static final ZoneId ZONE = ChineseDates.ZONE;

    private static final Set<Role> IN_CHARGE = EnumSet.of(Role.OFFICER, Role.ORGANISER);

    private final StoredAccounts accounts;
    private final AbsenceCovers covers;
    private final ObjectProvider<SignInSource> others;
    private final Clock clock;

    /** @param others asked for late: they know passwords, and so this one */
    Accounts(StoredAccounts accounts, AbsenceCovers covers, ObjectProvider<SignInSource> others, Clock clock) {
        this.accounts = accounts;
        this.covers = covers;
        this.others = others;
        this.clock = clock;
    }

    /**
     * The user name to which a unit's tasks are assigned: its enabled officer's, at an organiser the organiser's; while
     * that account is covered for, the cover's.
     */
    @Transactional(readOnly = true)
    public Optional<String> officerOf(String unitCode) {
        return inCharge(unitCode)
                .map(officer -> coverFor(officer).orElse(officer))
                .map(Account::username);
    }

    /** The account that holds the unit's office, whether covered for or not. */
    Optional<Account> inCharge(String unitCode) {
        return accounts.findFirstByUnitCodeAndRoleInAndEnabledTrueOrderById(unitCode, IN_CHARGE);
    }

    private Optional<Account> coverFor(Account officer) {
        return covers.active(officer.id(), LocalDate.ofInstant(clock.instant(), ZONE))
                .flatMap(cover -> accounts.findById(cover.coverAccountId()))
                .filter(cover -> cover.enabled()
                        && !cover.awaitsActivation()
                        && cover.role() != Role.MANAGER
                        && cover.unitCode().equals(officer.unitCode()));
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
                .<UserDetails>map(Account::signingIn)
                .or(() -> others.stream()
                        .flatMap(source -> source.signingIn(username).stream())
                        .findFirst())
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }
}

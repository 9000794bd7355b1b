package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** Demo accounts for every unit, once and only when a demo password is set; runs after the units are there (100). */
@Component
@Order(200)
class AccountSeeding implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(AccountSeeding.class);

    private final StoredAccounts accounts;
    private final Organization organization;
    private final PasswordEncoder passwordEncoder;
    private final AccountProperties properties;

    AccountSeeding(
            StoredAccounts accounts,
            Organization organization,
            PasswordEncoder passwordEncoder,
            AccountProperties properties) {
        this.accounts = accounts;
        this.organization = organization;
        this.passwordEncoder = passwordEncoder;
        this.properties = properties;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (!StringUtils.hasText(properties.demoPassword()) || accounts.count() > 0) {
            return;
        }
        // Hashed once: all demo accounts share one published password, so a salt of their own would protect nothing,
        // and some two hundred rounds of bcrypt would hold up every start of the local platform for half a minute.
        var hash = passwordEncoder.encode(properties.demoPassword());
        var seeded = new ArrayList<Account>();
        for (var unit : organization.all()) {
            for (var role : rolesIn(unit)) {
                seeded.add(post(unit, role, hash));
            }
        }
        accounts.saveAll(seeded);
        LOG.info("Seeded {} demo accounts", seeded.size());
    }

    private static List<Role> rolesIn(Unit unit) {
        return switch (unit.level()) {
            case 1 -> List.of(Role.ORGANISER, Role.DEPUTY, Role.MANAGER);
            case 2 -> List.of(Role.OFFICER, Role.DEPUTY, Role.MANAGER);
            default -> List.of(Role.OFFICER, Role.DEPUTY);
        };
    }

    private static Account post(Unit unit, Role role, String hash) {
        var username =
                switch (role) {
                    case OFFICER, ORGANISER -> unit.code();
                    case DEPUTY -> unit.code() + "-deputy";
                    case MANAGER -> unit.code() + "-manager";
                };
        var displayName = postHolder(unit) + " " + role.title();
        return new Account(username, displayName, username + "@union.example", hash, unit.code(), role);
    }

    /** The cyberspace offices' full names fill two lines of a user box; everyone calls them by the short one. */
    private static String postHolder(Unit unit) {
        return unit.level() < 3 ? unit.shortName() : unit.name();
    }
}

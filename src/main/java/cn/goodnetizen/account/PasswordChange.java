package cn.goodnetizen.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets the own password of whoever is signed in. */
@Component
class PasswordChange {

    private final StoredAccounts accounts;
    private final Handovers handovers;
    private final PasswordEncoder passwords;
    private final Clock clock;

    PasswordChange(StoredAccounts accounts, Handovers handovers, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.handovers = handovers;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Replaces the password. With it a successor has taken a handed-over post over.
     *
     * @return empty when {@code old} is not the password; nothing is changed then
     */
    @Transactional
    Optional<Changed> change(AccountPrincipal me, String old, String fresh) {
        Account account = accounts.lock(me.username()).orElseThrow();
        if (!passwords.matches(old, account.passwordHash())) {
            return Optional.empty();
        }
        account.setPassword(passwords.encode(fresh));
        Optional<Handover> handover = handovers.findFirstByAccountIdAndTakenOverAtIsNullOrderByIdDesc(account.id());
        handover.ifPresent(open -> open.takenOver(clock.instant()));
        return Optional.of(
                new Changed(account.toPrincipal(), handover.map(Handover::id).orElse(null)));
    }

    /** @param handoverId the handover that is complete by this, null when there was none */
    record Changed(AccountPrincipal account, Long handoverId) {}
}

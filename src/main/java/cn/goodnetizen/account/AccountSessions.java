package cn.goodnetizen.account;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/** The sessions of an account, in the memory of this instance: behind a second one they would have to be shared. */
@Component
public class AccountSessions {

    static final String HANDED_OVER = "good-netizen.handed-over";

    private final SessionRegistry registry;
    private final Accounts accounts;

    AccountSessions(SessionRegistry registry, Accounts accounts) {
        this.registry = registry;
        this.accounts = accounts;
    }

    /** Ends every session of an account whose password was taken away. */
    void endAll(String username) {
        registry.getAllPrincipals().stream()
                .filter(principal -> principal instanceof AccountPrincipal account
                        && account.username().equals(username))
                .forEach(this::end);
    }

    /** Ends the sessions of accounts that were disabled, moved to another unit or given another role meanwhile. */
    void endStale() {
        registry.getAllPrincipals().stream()
                .filter(principal -> principal instanceof AccountPrincipal account && stale(account))
                .forEach(this::end);
    }

    private boolean stale(AccountPrincipal signedIn) {
        return accounts.find(signedIn.username())
                .filter(now ->
                        now.isEnabled() && now.unitCode().equals(signedIn.unitCode()) && now.role() == signedIn.role())
                .isEmpty();
    }

    private void end(Object principal) {
        registry.getAllSessions(principal, false).forEach(SessionInformation::expireNow);
    }

    /** Ends every session of the account but this one. */
    public void endOthers(AccountPrincipal account, HttpSession session) {
        registry.getAllSessions(account, false).stream()
                .filter(other -> !other.getSessionId().equals(session.getId()))
                .forEach(other -> other.expireNow());
    }

    /**
     * Ends every session of an account whose post was handed over; this one still opens the record and its paper, and
     * nothing else.
     */
    public void handedOver(AccountPrincipal account, HttpSession session, long handoverId) {
        session.setAttribute(HANDED_OVER, handoverId);
        endOthers(account, session);
    }
}

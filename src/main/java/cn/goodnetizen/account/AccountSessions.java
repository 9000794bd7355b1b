package cn.goodnetizen.account;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/** The sessions of an account, in the memory of this instance: behind a second one they would have to be shared. */
@Component
public class AccountSessions {

    static final String HANDED_OVER = "good-netizen.handed-over";

    private final SessionRegistry registry;

    AccountSessions(SessionRegistry registry) {
        this.registry = registry;
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

package cn.goodnetizen.account;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a post over (岗位交接). The account stays; it gets a new holder and a one-time password, which the successor must
 * replace before anything else opens.
 */
@Component
public class PostHandover {

    private final StoredAccounts accounts;
    private final Posts posts;
    private final Handovers handovers;
    private final PeopleAccess access;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostHandover(
            StoredAccounts accounts,
            Posts posts,
            Handovers handovers,
            PeopleAccess access,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.posts = posts;
        this.handovers = handovers;
        this.access = access;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands over the post of whoever is signed in, and publishes {@link PostHandedOver}. The caller ends the account's
     * other sessions by {@link AccountSessions}.
     *
     * @param code becomes the password until the successor sets one; 12 characters at least, checked by the caller's form
     * @param duties what is open, as it was shown
     * @return the number of the record
     */
    @Transactional
    public long handOver(AccountPrincipal me, Successor successor, String code, List<HandoverDuty> duties) {
        Account account = accounts.lock(me.username()).orElseThrow();
        account.setOneTimePassword(passwords.encode(code));
        posts.hold(account, successor.name(), successor.phone());
        Handover handover = handovers.save(new Handover(
                account, successor.predecessor(), successor.name(), successor.note(), duties, clock.instant()));
        events.publishEvent(new PostHandedOver(handover.id(), account.username(), account.unitCode()));
        return handover.id();
    }

    /** Fails with 404 when there is none, or none that this account may know of. */
    @Transactional(readOnly = true)
    public HandoverRecord readable(long id, AccountPrincipal me) {
        return handovers
                .findById(id)
                .filter(handover -> access.mayRead(handover.unitCode(), me))
                .map(Handover::toRecord)
                .orElseThrow(() -> new NotOfThisUnitException("handover " + id));
    }

    /** What the note to the successor needs: the record, asked for by the system and not by a person. */
    @Transactional(readOnly = true)
    public HandoverRecord record(long id) {
        return handovers.findById(id).map(Handover::toRecord).orElseThrow();
    }

    /** The handovers of a unit, the newest first. */
    @Transactional(readOnly = true)
    List<HandoverRecord> of(String unitCode) {
        return handovers.findByUnitCodeOrderByIdDesc(unitCode).stream()
                .map(Handover::toRecord)
                .toList();
    }

    /**
     * Who takes a post over; personal but for the note.
     *
     * @param predecessor the name of the person who hands over
     */
    public record Successor(String predecessor, String name, String phone, String note) {

        @Override
        public String toString() {
            return "successor";
        }
    }
}

package cn.goodnetizen.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The posts of a unit and who holds them. An account belongs to a post; the person changes, the account stays. */
@Component
public class Posts {

    private final StoredAccounts accounts;
    private final PostHolders holders;
    private final Accounts directory;
    private final Clock clock;

    Posts(StoredAccounts accounts, PostHolders holders, Accounts directory, Clock clock) {
        this.accounts = accounts;
        this.holders = holders;
        this.directory = directory;
        this.clock = clock;
    }

    /** The post behind a user name with whoever holds it. */
    @Transactional(readOnly = true)
    public Optional<Post> find(String username) {
        return accounts.findByUsername(username).map(this::post);
    }

    /** The enabled posts of one unit. */
    @Transactional(readOnly = true)
    List<Post> of(String unitCode) {
        return accounts.findByUnitCodeAndEnabledTrueOrderById(unitCode).stream()
                .map(this::post)
                .toList();
    }

    /** The phone of whoever works for the unit today, its cover included; empty when the unit has not said. */
    @Transactional(readOnly = true)
    public Optional<String> phoneInCharge(String unitCode) {
        return directory.officerOf(unitCode).flatMap(this::find).map(Post::phone);
    }

    /**
     * Records who holds a post of this unit.
     *
     * @param version the version of the record that was shown, 0 where nobody was recorded
     * @return what stands there now when somebody else was quicker, and then nothing is changed; empty when recorded
     */
    @Transactional
    Optional<Post> record(String unitCode, String username, String name, String phone, int version) {
        Account account = accounts.lock(username)
                .filter(post -> post.unitCode().equals(unitCode) && post.enabled())
                .orElseThrow(() -> new NotOfThisUnitException(username));
        Optional<PostHolder> before = holders.findById(account.id());
        if (before.map(holder -> holder.version() + 1).orElse(0) != version) {
            return Optional.of(post(account));
        }
        hold(account, name, phone);
        return Optional.empty();
    }

    void hold(Account account, String name, String phone) {
        PostHolder holder = holders.findById(account.id()).orElseGet(() -> new PostHolder(account.id()));
        holder.hold(name, phone, LocalDate.ofInstant(clock.instant(), Accounts.ZONE));
        holders.save(holder);
    }

    private Post post(Account account) {
        PostHolder holder = holders.findById(account.id()).orElse(null);
        return new Post(
                account.username(),
                account.displayName(),
                account.role(),
                account.email(),
                account.unitCode(),
                holder == null ? null : holder.personName(),
                holder == null ? null : holder.phone(),
                holder == null ? null : holder.since(),
                holder == null ? 0 : holder.version() + 1);
    }

    /**
     * A post of a unit.
     *
     * @param holder the name of the person who holds it, null when the unit has not said; personal
     * @param phone as {@code holder}
     * @param since the day from which this person holds it
     * @param version of the record of its holder, 0 when there is none
     */
    public record Post(
            String username,
            String displayName,
            Role role,
            String email,
            String unitCode,
            String holder,
            String phone,
            LocalDate since,
            int version) {

        /** Without the personal part: posts may end up in a message of an exception. */
        @Override
        public String toString() {
            return username;
        }
    }
}

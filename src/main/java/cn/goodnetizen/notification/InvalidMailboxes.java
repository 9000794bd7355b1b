package cn.goodnetizen.notification;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which mailboxes take no letters. Kept by address, whatever unit has it now. */
@Component
class InvalidMailboxes {

    private final StoredInvalidMailboxes stored;
    private final Clock clock;

    InvalidMailboxes(StoredInvalidMailboxes stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void mark(String address, InvalidMailbox.Source source, String reason) {
        stored.mark(key(address), source.name(), reason, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean contains(String address) {
        return find(address).isPresent();
    }

    @Transactional(readOnly = true)
    Optional<InvalidMailbox> find(String address) {
        return stored.findByAddress(key(address));
    }

    @Transactional(readOnly = true)
    List<InvalidMailbox> all() {
        return stored.findAll();
    }

    /** @return false when it was not marked */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean clear(String address) {
        return stored.clear(key(address)) > 0;
    }

    static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}

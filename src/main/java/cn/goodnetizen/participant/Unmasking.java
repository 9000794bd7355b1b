package cn.goodnetizen.participant;

import cn.goodnetizen.account.AccountPrincipal;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The log of who saw which participant's name, phone or mailbox whole. Whoever shows one to staff records it here first, in
 * the transaction that reads it: what cannot be logged is not shown.
 */
@Component
public class Unmasking {

    public static final int LONGEST_REASON = 300;

    private final StoredUnmaskings stored;
    private final Clock clock;

    Unmasking(StoredUnmaskings stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException without a reason, or with one that is too long */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AccountPrincipal viewer, long participantId, Set<PersonalField> fields, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason of 1 to " + LONGEST_REASON + " characters is needed");
        }
        stored.save(new LoggedUnmasking(
                clock.instant(),
                viewer.username(),
                viewer.unitCode(),
                participantId,
                fields.stream().sorted().map(PersonalField::label).collect(Collectors.joining("、")),
                reason.strip()));
    }
}

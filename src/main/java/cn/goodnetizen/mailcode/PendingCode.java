package cn.goodnetizen.mailcode;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * A mailbox that waits for its code.
 *
 * @param expiresAt null while the code is not on its way
 * @param problem why it did not leave, for people; null when it did or is about to
 */
public record PendingCode(
        String owner,
        String mailbox,
        Instant askedAt,
        @Nullable Instant expiresAt,
        @Nullable String problem) {

    @Override
    public String toString() {
        return owner;
    }
}

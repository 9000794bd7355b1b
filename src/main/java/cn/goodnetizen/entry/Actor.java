package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.participant.ParticipantPrincipal;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Who writes an entry: a participant, or the union that recommends a work of one of its members.
 *
 * @param participantId null for a union
 * @param unitCode null for a participant
 * @param name for the history: a post, never a person
 */
record Actor(@Nullable Long participantId, @Nullable String unitCode, String name) {

    /** @throws AccessDeniedException for accounts that enter nothing */
    static Actor of(Object principal) {
        if (principal instanceof ParticipantPrincipal me) {
            return new Actor(me.id(), null, EntryHistory.ENTRANT);
        }
        if (principal instanceof AccountPrincipal me && me.role() != Role.MANAGER) {
            return new Actor(null, me.unitCode(), me.displayName());
        }
        throw new AccessDeniedException("enters no works");
    }

    static Actor of(Authentication authentication) {
        return of(authentication.getPrincipal());
    }

    boolean isParticipant() {
        return participantId != null;
    }

    /** Where the pages of the own entries stand. */
    String base() {
        return isParticipant() ? "/my/entries" : "/union/entries";
    }

    boolean owns(Entry entry) {
        return isParticipant()
                ? participantId.equals(entry.ownerId())
                : entry.ownerId() == null && unitCode.equals(entry.recommender());
    }
}

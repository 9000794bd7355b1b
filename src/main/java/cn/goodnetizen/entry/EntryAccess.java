package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.organization.Organization;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Whose entries somebody works on, looks at and decides. What one may not see is not there. A draft is its entrant's
 * alone.
 */
@Component
class EntryAccess {

    private final Entries entries;
    private final Organization organization;

    EntryAccess(Entries entries, Organization organization) {
        this.entries = entries;
        this.organization = organization;
    }

    /** @throws UnknownEntryException when it is not the actor's own */
    Entry own(long id, Actor actor) {
        return entries.findById(id).filter(actor::owns).orElseThrow(() -> new UnknownEntryException(id));
    }

    /** As {@link #own}, for a change. */
    Entry ownToChange(long id, Actor actor) {
        return entries.lock(id).filter(actor::owns).orElseThrow(() -> new UnknownEntryException(id));
    }

    /** @throws UnknownEntryException when the account has nothing to do with it */
    Entry toLookAt(long id, AccountPrincipal me) {
        return entries.findById(id).filter(entry -> maySee(entry, me)).orElseThrow(() -> new UnknownEntryException(id));
    }

    boolean maySee(Entry entry, AccountPrincipal me) {
        return entry.state() != EntryState.DRAFT
                && (me.role() == Role.ORGANISER
                        || me.unitCode().equals(entry.reviewerCode())
                        || me.unitCode().equals(entry.recommender())
                        || entry.unitCode() != null && organization.isSameOrBelow(entry.unitCode(), me.unitCode()));
    }

    /** Whether the account's unit reviews it: then it also sees who made it when it gives a reason. */
    boolean reviews(Entry entry, AccountPrincipal me) {
        return me.role() != Role.MANAGER && me.unitCode().equals(entry.reviewerCode());
    }

    /** Whether the account says whose a claimed entry is: its union knows the member, organisers know what the app says. */
    boolean confirmsClaims(Entry entry, AccountPrincipal me) {
        return me.role() == Role.ORGANISER
                || me.role() != Role.MANAGER && me.unitCode().equals(entry.recommender());
    }

    /**
     * An entry whose claim the account answers. What the app brought is a draft that organisers see in a list of its own.
     *
     * @throws UnknownEntryException when the account has nothing to do with it
     * @throws AccessDeniedException when the account sees it and has no say in whose it is
     */
    Entry toAnswerClaim(long id, AccountPrincipal me) {
        Entry entry = entries.toChange(id);
        boolean listed = entry.source() == EntrySource.APP && entry.ownerId() == null && me.role() == Role.ORGANISER;
        if (!listed && !maySee(entry, me)) {
            throw new UnknownEntryException(id);
        }
        if (!confirmsClaims(entry, me)) {
            throw new AccessDeniedException("has no say in whose it is");
        }
        return entry;
    }

    /** @throws AccessDeniedException when the account is no organiser's */
    void requireOrganiser(AccountPrincipal me) {
        if (me.role() != Role.ORGANISER) {
            throw new AccessDeniedException("only organisers");
        }
    }
}

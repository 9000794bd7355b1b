package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.participant.Participant;
import cn.goodnetizen.participant.Participants;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Participants ask for what unions or the app brought under their phone. A phone is typed and never proven, so the union
 * that knows its member, or an organiser, says whether it is them.
 */
@Component
class EntryClaims {

    private final Entries entries;
    private final EntryAccess access;
    private final EntryPeople people;
    private final EntryHistory history;
    private final OncePerPerson once;
    private final Participants participants;
    private final Organization organization;

    EntryClaims(
            Entries entries,
            EntryAccess access,
            EntryPeople people,
            EntryHistory history,
            OncePerPerson once,
            Participants participants,
            Organization organization) {
        this.entries = entries;
        this.access = access;
        this.people = people;
        this.history = history;
        this.once = once;
        this.participants = participants;
        this.organization = organization;
    }

    /** What unions or the app brought under the participant's phone number and is nobody's yet. */
    @Transactional(readOnly = true)
    List<Entry> claimable(Actor actor) {
        return actor.isParticipant()
                ? participants.phoneHash(actor.participantId()).stream()
                        .flatMap(hash -> entries.findByPhoneHashAndOwnerIdIsNull(hash).stream())
                        .toList()
                : List.of();
    }

    /**
     * Asks for an entry; it stays whose it was until somebody confirms.
     *
     * @return who is to confirm
     * @throws UnknownEntryException when there is none to claim with this number
     * @throws EntryRefusedException when somebody else waits
     */
    @Transactional
    String ask(long id, Actor actor) {
        Entry entry = entries.toChange(id);
        String hash = actor.isParticipant()
                ? participants.phoneHash(actor.participantId()).orElse(null)
                : null;
        if (hash == null || entry.ownerId() != null || !hash.equals(entry.phoneHash())) {
            throw new UnknownEntryException(id);
        }
        if (entry.claimantId() == null) {
            entry.claimedBy(actor.participantId());
            history.note(entry, EntryEvent.Kind.CLAIM_ASKED, actor.name(), null);
        } else if (!entry.claimantId().equals(actor.participantId())) {
            throw new EntryRefusedException("已有另一个账号申请认领这件作品，正在等待" + confirmer(entry) + "确认，现在不能再申请。");
        }
        return confirmer(entry);
    }

    /** The union that brought it, or the organisers. */
    String confirmer(Entry entry) {
        return entry.recommender() == null
                ? "主办方"
                : organization.unit(entry.recommender()).name();
    }

    /** Who waits, for whoever may answer; null for everybody else, and while nobody does. */
    @Nullable
    Claim waiting(Entry entry, AccountPrincipal me) {
        return entry.claimantId() == null || !access.confirmsClaims(entry, me)
                ? null
                : participants
                        .find(entry.claimantId())
                        .map(claimant -> claim(entry, claimant))
                        .orElse(null);
    }

    private Claim claim(Entry entry, Participant claimant) {
        return new Claim(
                claimant.maskedName(),
                Optional.ofNullable(claimant.unitName()).orElse("未填写单位"),
                people.maskedName(entry),
                Optional.ofNullable(entry.unitName()).orElse("未填写单位"));
    }

    /**
     * Makes an entry the claimant's own, or leaves it whose it was.
     *
     * @throws UnknownEntryException when the account has nothing to do with it
     * @throws AccessDeniedException when it sees the entry and has no say in whose it is
     * @throws EntryRefusedException when nobody waits, or the claimant takes part with another already
     */
    @Transactional
    void answer(long id, boolean theirs, AccountPrincipal me) {
        entries.claimant(id).ifPresent(once::hold);
        Entry entry = access.toAnswerClaim(id, me);
        if (entry.claimantId() == null) {
            throw new EntryRefusedException("这件作品没有待确认的认领，可能已经处理过。");
        }
        if (theirs) {
            once.requireNoOther(entry.campaignId(), entry.track(), entry.claimantId(), id);
            entry.belongTo(entry.claimantId());
            entry.ofPerson(null, null, null);
            history.note(entry, EntryEvent.Kind.CLAIMED, me.displayName(), null);
        } else {
            history.note(entry, EntryEvent.Kind.CLAIM_REFUSED, me.displayName(), null);
        }
        entry.claimedBy(null);
    }

    /** The claimant and the person whom the entry names, side by side and masked. */
    record Claim(String claimant, String claimantUnit, String person, String personUnit) {}
}

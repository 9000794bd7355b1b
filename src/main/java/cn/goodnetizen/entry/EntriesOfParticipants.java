package cn.goodnetizen.entry;

import cn.goodnetizen.participant.ParticipantDeleted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Takes away what entries keep of a participant who has left. Nobody could mend or claim what is not decided yet, so it is
 * withdrawn; what was accepted stays without the person.
 */
@Component
class EntriesOfParticipants {

    private final Entries entries;
    private final EntryMembers members;
    private final EntryDesk desk;
    private final EntryHistory history;
    private final DraftText drafts;

    EntriesOfParticipants(
            Entries entries, EntryMembers members, EntryDesk desk, EntryHistory history, DraftText drafts) {
        this.entries = entries;
        this.members = members;
        this.desk = desk;
        this.history = history;
        this.drafts = drafts;
    }

    @ApplicationModuleListener
    void on(ParticipantDeleted left) {
        entries.dropClaimsOf(left.participantId());
        for (Entry entry : entries.lockOfOwner(left.participantId())) {
            members.deleteByEntryId(entry.id());
            if (entry.state() == EntryState.DRAFT) {
                desk.throwAway(entry);
            } else if (history.of(entry.id()).stream().noneMatch(event -> event.kind() == EntryEvent.Kind.OWNER_LEFT)) {
                if (EntryState.UNDECIDED.contains(entry.state())) {
                    desk.takeOut(entry, EntryHistory.ENTRANT);
                }
                entry.forgetPerson(drafts.seal(EntryForm.empty()));
                history.note(entry, EntryEvent.Kind.OWNER_LEFT, EntryHistory.SYSTEM, null);
            }
        }
    }
}

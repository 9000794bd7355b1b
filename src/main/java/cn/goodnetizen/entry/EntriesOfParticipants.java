package cn.goodnetizen.entry;

import cn.goodnetizen.participant.ParticipantDeleted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes away what entries keep of a participant who has left. What was handed in stays without the person. */
@Component
class EntriesOfParticipants {

    private final Entries entries;
    private final EntryDesk desk;
    private final EntryHistory history;
    private final DraftText drafts;

    EntriesOfParticipants(Entries entries, EntryDesk desk, EntryHistory history, DraftText drafts) {
        this.entries = entries;
        this.desk = desk;
        this.history = history;
        this.drafts = drafts;
    }

    @ApplicationModuleListener
    void on(ParticipantDeleted left) {
        for (Entry entry : entries.findByOwnerIdOrderByIdDesc(left.participantId())) {
            if (entry.state() == EntryState.DRAFT) {
                desk.throwAway(entry);
            } else if (history.of(entry.id()).stream().noneMatch(event -> event.kind() == EntryEvent.Kind.OWNER_LEFT)) {
                entry.forgetPerson(drafts.seal(EntryForm.empty()));
                history.note(entry, EntryEvent.Kind.OWNER_LEFT, EntryHistory.SYSTEM, null);
            }
        }
    }
}

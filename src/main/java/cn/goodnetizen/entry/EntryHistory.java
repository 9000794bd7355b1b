package cn.goodnetizen.entry;

import java.time.Clock;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what happened to an entry, in the words that people read. */
@Component
class EntryHistory {

    /** Whoever enters a work, in a history that others read. */
    static final String ENTRANT = "参赛者";

    static final String SYSTEM = "系统";

    private final EntryEvents events;
    private final Clock clock;

    EntryHistory(EntryEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void note(Entry entry, EntryEvent.Kind kind, String actor, @Nullable String detail) {
        events.save(new EntryEvent(entry.id(), kind, actor, detail, clock.instant()));
    }

    List<EntryEvent> of(long entryId) {
        return events.findByEntryIdOrderById(entryId);
    }
}

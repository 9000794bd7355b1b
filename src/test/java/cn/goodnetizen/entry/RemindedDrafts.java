package cn.goodnetizen.entry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Hears which drafts their entrants are reminded of. */
@TestComponent
class RemindedDrafts {

    private final Set<Long> drafts = ConcurrentHashMap.newKeySet();

    @EventListener
    void on(DraftReminderDue due) {
        drafts.add(due.entryId());
    }

    void forget() {
        drafts.clear();
    }

    Set<Long> drafts() {
        return Set.copyOf(drafts);
    }
}

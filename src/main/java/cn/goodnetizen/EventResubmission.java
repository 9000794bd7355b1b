package cn.goodnetizen;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands events again to the listeners that are not done with them: letters while the mail server is away, messages while
 * the engine is. A publication is handed over again when it was already outstanding at the last look, so one that is
 * just under way gets its time; after a while it is tried only now and then. Looks are counted, not moments: the clock
 * of the campaign may be simulated and jump, or stand still.
 */
@Component
class EventResubmission {

    private static final int EAGER_LOOKS = 40;
    private static final int PATIENT_STEP = 20;

    private final IncompleteEventPublications publications;
    private Map<UUID, Integer> looks = Map.of();

    EventResubmission(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.events.resubmit-every:30s}",
            initialDelayString = "${good-netizen.events.resubmit-every:30s}")
    synchronized void resubmit() {
        Map<UUID, Integer> outstanding = new HashMap<>();
        publications.resubmitIncompletePublications(publication -> isDue(publication, outstanding));
        looks = outstanding;
    }

    private boolean isDue(EventPublication publication, Map<UUID, Integer> outstanding) {
        int look = looks.getOrDefault(publication.getIdentifier(), 0);
        outstanding.put(publication.getIdentifier(), look + 1);
        return look > 0 && (look <= EAGER_LOOKS || look % PATIENT_STEP == 0);
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.EngineMessages;
import cn.goodnetizen.campaign.EngineMoment;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells the engine what happened to entries: the only class of this feature that gives commands to it, beside
 * {@link EligibilityDecision}, which asks a decision and changes nothing.
 */
@Component
class EntryProcess {

    private final EngineMessages messages;
    private final Entries entries;
    private final TrackCollections collections;
    private final RecommendedPeople recommended;
    private final Campaigns campaigns;

    EntryProcess(
            EngineMessages messages,
            Entries entries,
            TrackCollections collections,
            RecommendedPeople recommended,
            Campaigns campaigns) {
        this.messages = messages;
        this.entries = entries;
        this.collections = collections;
        this.recommended = recommended;
        this.campaigns = campaigns;
    }

    @ApplicationModuleListener
    void on(EntryHandedIn event) {
        if (event.round() > 1) {
            messages.publish("entry-corrected", Entry.key(event.entryId()), event.round(), Map.of());
            return;
        }
        CampaignDefinition campaign =
                campaigns.definition(entries.get(event.entryId()).campaignId());
        messages.publish(
                "entry-handed-in",
                Entry.key(event.entryId()),
                event.round(),
                Map.of(
                        "entryId",
                        event.entryId(),
                        "entryKey",
                        Entry.key(event.entryId()),
                        "correctionEndsAt",
                        EngineMoment.endOf(campaign.calendar().firstReviewEndsOn()),
                        "campaignEndsAt",
                        EngineMoment.endOf(campaign.endsOn())));
    }

    @ApplicationModuleListener
    void on(EntryWithdrawn event) {
        messages.publish("entry-withdrawn", Entry.key(event.entryId()), 1, Map.of());
    }

    @ApplicationModuleListener
    void on(EntryDisqualified event) {
        messages.publish("entry-disqualified", Entry.key(event.entryId()), 1, Map.of());
    }

    @ApplicationModuleListener
    void on(EntryReviewerChanged event) {
        messages.publish("entry-reviewer-changed", Entry.key(event.entryId()), event.occurrence(), Map.of());
    }

    /** Once the collection is closed, the last decision lets its process go on, unless somebody recommended may still come. */
    @ApplicationModuleListener
    void on(EntryDecided event) {
        Entry entry = entries.get(event.entryId());
        announceReviewsDone(entry.campaignId(), entry.track());
    }

    @ApplicationModuleListener
    void on(CollectionClosed event) {
        announceReviewsDone(event.campaignId(), event.track());
    }

    private void announceReviewsDone(long campaignId, String track) {
        boolean closed = collections
                .findByCampaignIdAndTrack(campaignId, track)
                .filter(TrackCollection::closed)
                .isPresent();
        if (closed
                && !recommended.awaitsAnybody(campaignId, track)
                && entries.countByCampaignIdAndTrackAndStateIn(campaignId, track, EntryState.UNDECIDED) == 0) {
            messages.publish("reviews-done", TrackCollection.key(campaignId, track), 1, Map.of());
        }
    }
}

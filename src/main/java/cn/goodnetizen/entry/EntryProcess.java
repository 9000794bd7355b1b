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
    private final Campaigns campaigns;

    EntryProcess(EngineMessages messages, Entries entries, Campaigns campaigns) {
        this.messages = messages;
        this.entries = entries;
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

    /** Soon forgotten: a task that is not open yet finds its reviewer by itself, and no later round is disturbed. */
    @ApplicationModuleListener
    void on(EntryReviewerChanged event) {
        messages.publishForNow("entry-reviewer-changed", Entry.key(event.entryId()));
    }
}

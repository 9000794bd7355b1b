package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.campaign.EngineMoment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The collection of a track, from its opening to the frozen pool: the steps of {@code CollectionProcess}. */
@Component
class TrackCollecting {

    /** Early enough on a working day to do something about it. */
    private static final LocalTime REMIND_AT = LocalTime.of(9, 0);

    private final TrackCollections collections;
    private final Entries entries;
    private final EntryHistory history;
    private final SubmissionWindow window;
    private final Campaigns campaigns;
    private final EntryProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TrackCollecting(
            TrackCollections collections,
            Entries entries,
            EntryHistory history,
            SubmissionWindow window,
            Campaigns campaigns,
            EntryProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.collections = collections;
        this.entries = entries;
        this.history = history;
        this.window = window;
        this.campaigns = campaigns;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    Opened open(long campaignId, String track) {
        TrackCollection collection = collection(campaignId, track);
        collection.open(clock.instant());
        return new Opened(
                EngineMoment.of(
                        window.of(campaignId).graceEnds().atZone(Deadlines.ZONE).toOffsetDateTime()),
                reminders(campaigns.definition(campaignId).calendar()));
    }

    /** Those still to come: a campaign that begins late does not remind of what is past. */
    private List<String> reminders(CampaignDefinition.Calendar calendar) {
        Instant now = clock.instant();
        return properties.remindDaysBefore().stream()
                .map(days -> calendar.collectionClosesOn().minusDays(days))
                .map(day -> day.atTime(REMIND_AT).atZone(Deadlines.ZONE).toOffsetDateTime())
                .filter(moment -> moment.toInstant().isAfter(now))
                .sorted(OffsetDateTime.timeLineOrder())
                .map(EngineMoment::of)
                .toList();
    }

    /** Reminds of every draft that somebody could hand in: of what nobody has claimed there is nobody to remind. */
    @Transactional
    void remind(long campaignId, String track) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
        entries.findByCampaignIdAndTrackAndStateIn(campaignId, track, Set.of(EntryState.DRAFT)).stream()
                .filter(draft -> draft.ownerId() != null || draft.recommender() != null)
                .forEach(draft -> events.publishEvent(new DraftReminderDue(draft.id(), today)));
    }

    @Transactional
    void close(long campaignId, String track) {
        collection(campaignId, track).close(clock.instant());
    }

    /** Puts what passed the first review into the pool for judging; what a reviewer decides too late follows by itself. */
    @Transactional
    void freeze(long campaignId, String track) {
        TrackCollection collection = collection(campaignId, track);
        if (collection.frozenAt() != null) {
            return;
        }
        Instant now = clock.instant();
        collection.freeze(now);
        for (Entry entry : entries.findByCampaignIdAndTrackAndStateIn(campaignId, track, Set.of(EntryState.ACCEPTED))) {
            entry.freeze(now);
            history.note(entry, EntryEvent.Kind.FROZEN, EntryHistory.SYSTEM, null);
        }
    }

    private TrackCollection collection(long campaignId, String track) {
        return collections
                .findByCampaignIdAndTrack(campaignId, track)
                .orElseGet(() -> collections.save(new TrackCollection(campaignId, track)));
    }

    record Opened(String graceEndsAt, List<String> reminderMoments) {}
}

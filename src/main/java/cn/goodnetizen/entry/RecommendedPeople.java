package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.reporting.Recommendation;
import cn.goodnetizen.reporting.Recommendations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people whom unions recommend as influencers, and their own entries: a recommendation is not an entry. The two are
 * matched by the hash of the phone alone; a phone is read nowhere for it.
 */
@Component
@Transactional(readOnly = true)
public class RecommendedPeople {

    /** Whoever has finished an entry needs no other: it counts before one that is left lying. */
    private static final Comparator<Entry> FURTHEST = Comparator.comparing(RecommendedPeople::distance)
            .thenComparing(Comparator.comparing(Entry::id).reversed());

    private static final int BATCH = 200;

    private final Recommendations recommendations;
    private final Entries entries;
    private final Participants participants;
    private final Campaigns campaigns;
    private final Organization organization;

    RecommendedPeople(
            Recommendations recommendations,
            Entries entries,
            Participants participants,
            Campaigns campaigns,
            Organization organization) {
        this.recommendations = recommendations;
        this.entries = entries;
        this.participants = participants;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /** Those accepted in one review of one table whose own entry is still to be completed. */
    public List<Recommendation> unfinished(long reportId, int round) {
        return match(recommendations.acceptedIn(reportId, round)).stream()
                .filter(Matched::unfinished)
                .map(Matched::recommendation)
                .toList();
    }

    /** Whether a union's row for the person of this entry was accepted, in a track in which unions recommend. */
    boolean isRecommended(Entry entry) {
        return !rowsOf(entry).isEmpty();
    }

    /** As {@link #isRecommended(Entry)}, for a participant who has not begun. */
    boolean isRecommended(long campaignId, String track, long participantId) {
        return participants
                .phoneHash(participantId)
                .filter(hash -> !rowsOf(campaignId, track, hash).isEmpty())
                .isPresent();
    }

    /** Which unions recommend the person who entered this, in words; empty in other tracks. */
    List<String> of(Entry entry) {
        return rowsOf(entry).stream()
                .map(found -> "由" + organization.unit(found.unitCode()).name() + "推荐（推荐表第 " + found.rowNo() + " 行）")
                .toList();
    }

    private List<Recommendation> rowsOf(Entry entry) {
        String hash = entry.ownerId() == null
                ? entry.phoneHash()
                : participants.phoneHash(entry.ownerId()).orElse(null);
        return hash == null ? List.of() : rowsOf(entry.campaignId(), entry.track(), hash);
    }

    private List<Recommendation> rowsOf(long campaignId, String track, String phoneHash) {
        return tracks(campaignId).contains(track) ? recommendations.ofPerson(campaignId, phoneHash) : List.of();
    }

    /**
     * Recommended people with their entries, by the number of the row.
     *
     * @param unitCode the unit that recommends; null for all units
     * @param unfinishedOnly whether those who have completed theirs are left out
     */
    List<Matched> page(long campaignId, @Nullable String unitCode, boolean unfinishedOnly, long after, int limit) {
        List<Matched> found = new ArrayList<>();
        List<Recommendation> batch;
        long from = after;
        do {
            batch = recommendations.page(campaignId, unitCode, from, BATCH);
            match(batch).stream()
                    .filter(one -> !unfinishedOnly || one.unfinished())
                    .limit(limit - found.size())
                    .forEach(found::add);
            from = batch.isEmpty() ? from : batch.getLast().rowId();
        } while (batch.size() == BATCH && found.size() < limit);
        return found;
    }

    private List<Matched> match(List<Recommendation> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, Entry> byPhone = furthest(
                found.getFirst().campaignId(),
                found.stream()
                        .map(Recommendation::phoneHash)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return found.stream()
                .map(one -> new Matched(one, byPhone.get(one.phoneHash())))
                .toList();
    }

    private Map<String, Entry> furthest(long campaignId, Set<String> phoneHashes) {
        Map<String, Long> owners = participants.byPhoneHash(phoneHashes);
        Map<Long, String> phones = new HashMap<>();
        owners.forEach((hash, owner) -> phones.put(owner, hash));
        Map<String, Entry> furthest = new HashMap<>();
        entries.findOfPeople(campaignId, tracks(campaignId), owners.values(), phoneHashes).stream()
                .sorted(FURTHEST)
                .forEach(entry -> furthest.putIfAbsent(
                        entry.ownerId() == null ? entry.phoneHash() : phones.get(entry.ownerId()), entry));
        return furthest;
    }

    /** Those in which people compete with an account of their own: it is them whom the table recommends. */
    private List<String> tracks(long campaignId) {
        return campaigns.definition(campaignId).tracks().stream()
                .filter(track -> track.participants().ownAccount())
                .map(Track::code)
                .toList();
    }

    private static int distance(Entry entry) {
        return switch (entry.state()) {
            case MENDING, RETURNED -> 1;
            case DRAFT -> 2;
            case WITHDRAWN -> 3;
            default -> 0;
        };
    }

    /** @param entry the one that is furthest; null when none was begun */
    record Matched(Recommendation recommendation, @Nullable Entry entry) {

        /** Whether it is on the person to do something before the entry can be judged. */
        boolean unfinished() {
            return entry == null || distance(entry) > 0;
        }

        String standing() {
            return Optional.ofNullable(entry)
                    .map(begun -> begun.state().label())
                    .orElse("未开始");
        }

        String badge() {
            return Optional.ofNullable(entry)
                    .map(begun -> begun.state().badge())
                    .orElse(EntryState.DRAFT.badge());
        }
    }
}

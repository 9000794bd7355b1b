package cn.goodnetizen.entry;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * An entry as other features see it: what it is, where it stands and with whom, nothing personal.
 *
 * @param title what lists call it; never empty, a draft may have none yet
 * @param ownerId the participant whose entry it is; null while nobody has claimed what a union or the app brought
 * @param recommender the union that entered it for its member; null when it came another way
 * @param unitCode null while nobody knows which unit is meant
 * @param round how often it was handed in
 * @param reviewerCode null before the first review
 * @param reason why it was returned, rejected or disqualified last
 * @param handedInAt null of a draft
 */
public record EntryInfo(
        long id,
        long campaignId,
        String trackCode,
        String trackName,
        String title,
        EntryState state,
        @Nullable Long ownerId,
        @Nullable String recommender,
        @Nullable String unitCode,
        @Nullable String unitName,
        @Nullable String reviewerCode,
        int round,
        @Nullable String reason,
        @Nullable Instant handedInAt) {}

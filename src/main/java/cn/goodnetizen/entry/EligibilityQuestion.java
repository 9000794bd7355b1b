package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import org.springframework.lang.Nullable;

/**
 * What the decision table {@code EntryEligibility} is asked, as its variables. Nothing in it says who the entrant is.
 *
 * @param followers of the entrant's account; null where none is asked for
 */
record EligibilityQuestion(
        WorkFacts work, EntryLimits limits, @Nullable Integer followers) {

    static final String DECISION = "EntryEligibility";

    /** The contest video of a track. */
    static EligibilityQuestion contest(WorkFacts work, CampaignDefinition.Track track, @Nullable Integer followers) {
        return new EligibilityQuestion(work, EntryLimits.of(track), followers);
    }

    /** A past work, for which a campaign sets no limits. */
    static EligibilityQuestion past(WorkFacts work) {
        return new EligibilityQuestion(work, EntryLimits.NONE, null);
    }
}

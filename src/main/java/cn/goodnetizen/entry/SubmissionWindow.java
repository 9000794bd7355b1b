package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When entries are taken, by the dates of the campaign alone: no process has to be awake for a second around midnight. */
@Component
class SubmissionWindow {

    private final Campaigns campaigns;
    private final RecommendedPeople recommended;
    private final EntryProperties properties;
    private final Clock clock;

    SubmissionWindow(Campaigns campaigns, RecommendedPeople recommended, EntryProperties properties, Clock clock) {
        this.campaigns = campaigns;
        this.recommended = recommended;
        this.properties = properties;
        this.clock = clock;
    }

    /** The dates of a campaign's collection. */
    Dates of(long campaignId) {
        CampaignDefinition.Calendar calendar = campaigns.definition(campaignId).calendar();
        Instant closes = Deadlines.endOf(calendar.collectionClosesOn()).toInstant();
        return new Dates(
                Deadlines.startOf(calendar.collectionOpensOn()).toInstant(),
                closes,
                closes.plus(properties.uploadGrace()),
                Deadlines.endOf(calendar.firstReviewEndsOn()).toInstant());
    }

    /**
     * Why nothing new can begin now; null when it can.
     */
    String closedFor(CampaignInfo campaign) {
        Dates dates = of(campaign.id());
        Instant now = clock.instant();
        if (!campaign.state().isPublished()) {
            return "活动尚未发布，暂不接收作品。";
        }
        if (now.isBefore(dates.opens())) {
            return "作品征集从 " + ChineseDates.moment(dates.opens()) + " 开始。";
        }
        return now.isBefore(dates.closes()) ? null : "作品征集已于 " + deadline(campaign.id()) + " 截止。";
    }

    /**
     * As {@link #closedFor(CampaignInfo)}, for one participant: whom a union recommends may complete theirs until the first
     * review's end, because the row may be accepted only after the collection's.
     */
    String closedFor(CampaignInfo campaign, String track, Actor actor) {
        String closed = closedFor(campaign);
        boolean mayStill = closed != null
                && isOver(campaign.id())
                && !correctionsAreOver(campaign.id())
                && actor.isParticipant()
                && recommended.isRecommended(campaign.id(), track, actor.participantId());
        return mayStill ? null : closed;
    }

    /** Why the entrant cannot write in this entry now; null when they can. */
    String closedFor(Entry entry) {
        if (!entry.state().awaitsEntrant()) {
            return "作品" + entry.state().label() + "，现在不能修改。";
        }
        if (entry.state() == EntryState.DRAFT) {
            boolean open = clock.instant().isBefore(of(entry.campaignId()).graceEnds())
                    || !correctionsAreOver(entry.campaignId()) && recommended.isRecommended(entry);
            return open ? null : "作品征集已于 " + deadline(entry.campaignId()) + " 截止。";
        }
        return correctionsAreOver(entry) ? "修改期限已于 " + correctionDeadline(entry.campaignId()) + " 截止。" : null;
    }

    /** Why nothing can be imported from the app now; null when it can: the app's own collection ends with ours. */
    String closedForImport(CampaignInfo campaign) {
        if (!isOver(campaign.id())) {
            return closedFor(campaign);
        }
        return correctionsAreOver(campaign.id())
                ? "初审已于 " + correctionDeadline(campaign.id()) + " 结束，不能再从 APP 导入作品。"
                : null;
    }

    /**
     * Why a draft cannot be handed in for the first time now; null when it can.
     *
     * @param contestBegunAt when the upload of its contest video began
     */
    String tooLate(Entry entry, Instant contestBegunAt) {
        Dates dates = of(entry.campaignId());
        if (entry.round() > 0 || !isOver(entry)) {
            return null;
        }
        return contestBegunAt.isBefore(dates.closes())
                ? null
                : "作品征集已于 " + deadline(entry.campaignId()) + " 截止，参评视频在此之后才开始上传。";
    }

    /** Whether nothing that is returned now could be corrected any more. */
    boolean correctionsAreOver(Entry entry) {
        return correctionsAreOver(entry.campaignId());
    }

    private boolean correctionsAreOver(long campaignId) {
        return !clock.instant().isBefore(of(campaignId).correctionEnds());
    }

    /** Whether the end has passed for this entry: for recommended people it is the first review's. */
    boolean isOver(Entry entry) {
        return isOver(entry.campaignId()) && !recommended.isRecommended(entry);
    }

    private boolean isOver(long campaignId) {
        return !clock.instant().isBefore(of(campaignId).closes());
    }

    /** The last day of corrections, as people read it: 11月5日 24:00. */
    private String correctionDeadline(long campaignId) {
        return ChineseDates.deadline(campaigns.definition(campaignId).calendar().firstReviewEndsOn());
    }

    private String deadline(long campaignId) {
        return ChineseDates.deadline(campaigns.definition(campaignId).calendar().collectionClosesOn());
    }

    /**
     * @param graceEnds until then what began uploading before the end may be handed in
     * @param correctionEnds until then what was returned may be corrected
     */
    record Dates(Instant opens, Instant closes, Instant graceEnds, Instant correctionEnds) {}
}

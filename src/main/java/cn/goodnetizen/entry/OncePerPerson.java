package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.participant.Participants;
import java.util.List;
import org.springframework.stereotype.Component;

/** That a person takes part once in a track that says so, also when two entries are handed in at the same moment. */
@Component
class OncePerPerson {

    private final Entries entries;
    private final Campaigns campaigns;
    private final Participants participants;

    OncePerPerson(Entries entries, Campaigns campaigns, Participants participants) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.participants = participants;
    }

    /** Makes others who act for the same participant wait; to be called before an entry is locked. */
    void hold(long participantId) {
        participants.hold(participantId);
    }

    /**
     * @param except the entry that is to take part; 0 for a new one
     * @throws EntryRefusedException when another of the participant's takes part
     */
    void requireNoOther(long campaignId, String trackCode, long participantId, long except) {
        Track track = campaigns.definition(campaignId).track(trackCode);
        if (!track.participants().severalWorks()) {
            others(entries.lockOfOwner(participantId), campaignId, trackCode, except).stream()
                    .findFirst()
                    .ifPresent(other -> {
                        throw new EntryRefusedException("“" + track.name() + "”每人报名一次，已有一份（编号 " + other.id() + "，"
                                + other.state().label() + "）。");
                    });
        }
    }

    /**
     * @param except the entry that is to take part; 0 for a new one
     * @throws EntryRefusedException when a union or the app has brought one under the participant's phone
     */
    void requireNothingToClaim(long campaignId, String trackCode, long participantId, long except) {
        Track track = campaigns.definition(campaignId).track(trackCode);
        if (track.participants().severalWorks()) {
            return;
        }
        participants
                .phoneHash(participantId)
                .flatMap(hash ->
                        others(entries.findByPhoneHashAndOwnerIdIsNull(hash), campaignId, trackCode, except).stream()
                                .findFirst())
                .ifPresent(other -> {
                    throw new EntryRefusedException((other.recommender() == null ? "新湖南 APP 已导入了您的作品" : "您的工会已为您推荐了作品")
                            + "（编号 " + other.id() + "，" + other.state().label() + "），“" + track.name()
                            + "”每人报名一次，请先认领。");
                });
    }

    private static List<Entry> others(List<Entry> found, long campaignId, String track, long except) {
        return found.stream()
                .filter(entry -> entry.id() != except
                        && entry.campaignId() == campaignId
                        && entry.track().equals(track)
                        && entry.state().isAlive())
                .toList();
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Clause;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import java.util.ArrayList;
import java.util.List;

/** What an entrant accepts or declares: the terms of the notice, and what the track demands of entrant and work. */
final class EntryTerms {

    private EntryTerms() {}

    static List<Clause> of(Track track) {
        List<Clause> terms = new ArrayList<>(track.participationTerms());
        if (track.work().original()) {
            terms.add(new Clause("original-work", "参评视频为本人（本单位）原创。"));
        }
        if (track.participants().everyMemberInService()) {
            terms.add(new Clause("in-service", "参与人员均为在职职工，以真实姓名报名。"));
        }
        if (track.participants().cleanRecord()) {
            terms.add(new Clause("clean-record", "本人无不良行为记录，账号遵守国家互联网法律法规。"));
        }
        return List.copyOf(terms);
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.media.MediaProbe;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** What the decision table is asked about an entry's files. Looks into each file that nobody has looked into yet. */
@Component
class EntryQuestions {

    private final EntryFiles files;
    private final MediaProbe probe;
    private final Campaigns campaigns;

    EntryQuestions(EntryFiles files, MediaProbe probe, Campaigns campaigns) {
        this.files = files;
        this.probe = probe;
        this.campaigns = campaigns;
    }

    /**
     * One question a file, the contest video's first.
     *
     * @param followers as handed in, or as typed while it is a draft; null for none
     */
    List<Asked> of(Entry entry, @Nullable Integer followers) {
        return files.findByEntryIdOrderByRole(entry.id()).stream()
                .map(file -> new Asked(file.role(), about(entry, file, followers)))
                .toList();
    }

    /** The question about one file; see {@link #of}. */
    EligibilityQuestion about(Entry entry, EntryFile file, @Nullable Integer followers) {
        if (file.role() == FileRole.CONTEST) {
            Track track = campaigns.definition(entry.campaignId()).track(entry.track());
            return EligibilityQuestion.contest(
                    WorkFacts.of(probe.of(file.storageName())),
                    track,
                    track.participants().ownAccount() ? followers : null);
        }
        return EligibilityQuestion.past(
                switch (file.type().kind()) {
                    case VIDEO -> WorkFacts.of(probe.of(file.storageName()));
                    case PICTURE -> WorkFacts.notProbed("picture");
                    default -> WorkFacts.notProbed("article");
                });
    }

    /** A question and the file that it is about. */
    record Asked(FileRole role, EligibilityQuestion question) {}
}

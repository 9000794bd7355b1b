package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.Campaigns;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may ask about entries: read-only, nothing personal. */
@Component
@Transactional(readOnly = true)
public class EntryDirectory {

    private static final String UNTITLED = "未命名作品";

    private final Entries entries;
    private final EntryReviews reviews;
    private final StoredFindings findings;
    private final Campaigns campaigns;

    EntryDirectory(Entries entries, EntryReviews reviews, StoredFindings findings, Campaigns campaigns) {
        this.entries = entries;
        this.reviews = reviews;
        this.findings = findings;
        this.campaigns = campaigns;
    }

    /** Empty when a draft was thrown away meanwhile. */
    public Optional<EntryInfo> find(long id) {
        return entries.findById(id).map(this::info);
    }

    /** What was said about an entry in one round, whatever has happened since. */
    public Round round(long id, int round) {
        return new Round(
                reviews.findByEntryIdAndRound(id, round)
                        .map(EntryReview::reason)
                        .orElse(null),
                findings.findByEntryIdAndRoundOrderById(id, round).stream()
                        .filter(StoredFinding::mustMend)
                        .map(finding -> new Correction(finding.role().label() + "：" + finding.what(), finding.toDo()))
                        .toList());
    }

    private EntryInfo info(Entry entry) {
        return new EntryInfo(
                entry.id(),
                entry.campaignId(),
                entry.track(),
                campaigns.definition(entry.campaignId()).track(entry.track()).name(),
                entry.title() == null ? UNTITLED : entry.title(),
                entry.state(),
                entry.ownerId(),
                entry.recommender(),
                entry.unitCode(),
                entry.unitName(),
                entry.reviewerCode(),
                entry.round(),
                entry.reason(),
                entry.handedInAt());
    }

    /**
     * @param reason the reviewer's words; null when nobody reviewed it or had to say why
     * @param corrections what the technical probe found that the entrant must mend
     */
    public record Round(@Nullable String reason, List<Correction> corrections) {}

    /** What is wrong with a file, and what to do about it. */
    public record Correction(String what, String toDo) {}
}

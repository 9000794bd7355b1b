package cn.goodnetizen.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The same content handed in more than once: refused to its own entrant, shown to whoever reviews another's. */
@Component
class SameWorks {

    private final Entries entries;
    private final EntryFiles files;

    SameWorks(Entries entries, EntryFiles files) {
        this.entries = entries;
        this.files = files;
    }

    /** Another entry of the same entrant in the same track, drafts too, that has this contest video and still takes part. */
    Optional<Entry> ownInTrack(Entry entry, String sha256) {
        return withContent(entry, sha256).stream()
                .filter(other -> other.track().equals(entry.track()) && sameEntrant(other, entry))
                .filter(other ->
                        other.state() == EntryState.DRAFT || other.state().isAlive())
                .findFirst();
    }

    /** Everything else in the campaign, in every track, that was handed in with the same contest video. */
    List<Entry> of(Entry entry) {
        return files.findByEntryIdAndRole(entry.id(), FileRole.CONTEST).stream()
                .flatMap(file -> withContent(entry, file.sha256()).stream())
                .filter(other -> other.state() != EntryState.DRAFT)
                .toList();
    }

    private List<Entry> withContent(Entry entry, String sha256) {
        Set<Long> ids = files.entriesWith(sha256, FileRole.CONTEST);
        return entries.findAllById(ids).stream()
                .filter(other -> other.id() != entry.id() && other.campaignId() == entry.campaignId())
                .toList();
    }

    private static boolean sameEntrant(Entry one, Entry other) {
        return one.ownerId() != null
                ? one.ownerId().equals(other.ownerId())
                : other.ownerId() == null
                        && one.recommender() != null
                        && one.recommender().equals(other.recommender());
    }
}

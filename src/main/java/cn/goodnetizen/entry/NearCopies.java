package cn.goodnetizen.entry;

import cn.goodnetizen.likeness.Fingerprinted;
import cn.goodnetizen.likeness.Fingerprints;
import cn.goodnetizen.likeness.Likeness;
import cn.goodnetizen.likeness.Likenesses;
import cn.goodnetizen.media.FileRemoved;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Near copies among the contest videos of a campaign, over all tracks. A video is compared with those that were handed in
 * once its pictures have been read, in the background; both of a pair then show the other. A person decides what it means.
 */
@Component
class NearCopies {

    private final Entries entries;
    private final EntryFiles files;
    private final WorkLikenesses found;
    private final Fingerprints fingerprints;
    private final Likenesses likenesses;

    NearCopies(
            Entries entries, EntryFiles files, WorkLikenesses found, Fingerprints fingerprints, Likenesses likenesses) {
        this.entries = entries;
        this.files = files;
        this.found = found;
        this.fingerprints = fingerprints;
        this.likenesses = likenesses;
    }

    @ApplicationModuleListener
    void on(EntryHandedIn event) {
        files.findByEntryIdAndRole(event.entryId(), FileRole.CONTEST)
                .ifPresent(file -> fingerprints.want(file.storageName()));
    }

    /** Written anew each time: a second event for the same file changes nothing. */
    @ApplicationModuleListener
    void on(Fingerprinted event) {
        String name = event.storageName();
        Optional<Entry> entry = files.findByStorageNameAndRole(name, FileRole.CONTEST)
                .flatMap(file -> entries.findById(file.entryId()));
        if (entry.isEmpty()) {
            return;
        }
        List<String> others = files.contestVideos(entry.get().campaignId(), EntryState.DRAFT);
        List<Likeness> alike = likenesses.of(name, others);
        found.forget(name);
        for (Likeness one : alike) {
            found.save(new WorkLikeness(name, one));
            found.save(WorkLikeness.seenFromTheOther(name, one));
        }
    }

    @EventListener
    void forget(FileRemoved removed) {
        found.forget(removed.storageName());
    }

    /** Near copies of an entry's contest video that are handed in, the most alike first. */
    @Transactional(readOnly = true)
    List<Copy> of(Entry entry) {
        return files.findByEntryIdAndRole(entry.id(), FileRole.CONTEST).stream()
                .flatMap(file -> found.findByStorageNameOrderBySimilarityDescIdAsc(file.storageName()).stream())
                .flatMap(likeness -> files
                        .findByStorageNameAndRole(likeness.otherName(), FileRole.CONTEST)
                        .flatMap(other -> entries.findById(other.entryId()))
                        .filter(other -> other.state() != EntryState.DRAFT && other.id() != entry.id())
                        .map(other -> new Copy(other, likeness))
                        .stream())
                .toList();
    }

    /** How far the look for near copies is. */
    Optional<Fingerprints.Standing> standing(Entry entry) {
        return files.findByEntryIdAndRole(entry.id(), FileRole.CONTEST)
                .flatMap(file -> fingerprints.standing(file.storageName()));
    }

    /** Whether two entries are to be compared: near copies of each other, or the same file. */
    boolean together(Entry one, Entry other) {
        if (one.campaignId() != other.campaignId()) {
            return false;
        }
        Set<Long> same = files.findByEntryIdAndRole(one.id(), FileRole.CONTEST)
                .map(file -> files.entriesWith(file.sha256(), FileRole.CONTEST))
                .orElse(Set.of());
        return same.contains(other.id()) || between(one, other).isPresent();
    }

    /** What the contest videos of two entries have in common, as the first of them sees it. */
    Optional<WorkLikeness> between(Entry one, Entry other) {
        return files.findByEntryIdAndRole(one.id(), FileRole.CONTEST)
                .flatMap(file -> files.findByEntryIdAndRole(other.id(), FileRole.CONTEST)
                        .flatMap(copy -> found.findByStorageNameAndOtherName(file.storageName(), copy.storageName())));
    }

    /** Another entry, and what its video has in common with the first. */
    record Copy(Entry entry, WorkLikeness likeness) {}
}

package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileHolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EntryFiles extends JpaRepository<EntryFile, Long>, FileHolder {

    List<EntryFile> findByEntryIdOrderByRole(long entryId);

    Optional<EntryFile> findByEntryIdAndRole(long entryId, FileRole role);

    @Query("select f.entryId from EntryFile f where f.sha256 = :sha256 and f.role = :role")
    Set<Long> entriesWith(String sha256, FileRole role);

    List<EntryFile> findBySha256In(Collection<String> sha256s);

    Optional<EntryFile> findByStorageNameAndRole(String storageName, FileRole role);

    /** The contest videos of a campaign that are handed in. */
    @Query("select f.storageName from EntryFile f, Entry e where e.id = f.entryId and e.campaignId = :campaignId"
            + " and e.state <> :draft and f.role = cn.goodnetizen.entry.FileRole.CONTEST")
    List<String> contestVideos(long campaignId, EntryState draft);
}

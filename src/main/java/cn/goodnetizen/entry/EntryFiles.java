package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileHolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface EntryFiles extends JpaRepository<EntryFile, Long>, FileHolder {

    List<EntryFile> findByEntryIdOrderByRole(long entryId);

    Optional<EntryFile> findByEntryIdAndRole(long entryId, FileRole role);

    List<EntryFile> findBySha256OrderById(String sha256);

    List<EntryFile> findBySha256In(Collection<String> sha256s);
}

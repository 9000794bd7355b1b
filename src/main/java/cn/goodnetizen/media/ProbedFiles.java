package cn.goodnetizen.media;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface ProbedFiles extends JpaRepository<ProbedFile, String> {

    Optional<ProbedFile> findByStorageNameAndProbeVersion(String storageName, int probeVersion);

    /** Says nothing of a row that is gone. */
    @Modifying
    @Transactional
    @Query("delete from ProbedFile f where f.storageName = :storageName")
    void forget(String storageName);
}

package cn.goodnetizen.media;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProbedFiles extends JpaRepository<ProbedFile, String> {

    Optional<ProbedFile> findByStorageNameAndProbeVersion(String storageName, int probeVersion);
}

package cn.goodnetizen.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Uploads extends JpaRepository<Upload, String> {

    Optional<Upload> findByIdAndOwnerName(String id, String ownerName);

    List<Upload> findByOwnerNameAndPurposeAndSubjectAndStateOrderByCreatedAt(
            String ownerName, String purpose, String subject, Upload.State state);

    List<Upload> findByState(Upload.State state);

    List<Upload> findByStateInAndExpiresAtBefore(Collection<Upload.State> states, Instant moment);

    long countByOwnerNameAndState(String ownerName, Upload.State state);

    @Query("select coalesce(sum(u.sizeBytes), 0) from Upload u where u.ownerName = :ownerName and u.state in :states")
    long bytesOf(String ownerName, Collection<Upload.State> states);
}

package cn.goodnetizen.likeness;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every change is one statement, so that a row that was removed in the meantime stays away. */
@Transactional
interface FingerprintRows extends Repository<FingerprintRow, String> {

    /** Whoever is first asks; what stands or was given up stays so. */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT IGNORE INTO fingerprints (storage_name, state, attempts, asked_at)
            VALUES (:storageName, 'WAITING', 0, :now)
            """)
    void want(String storageName, Instant now);

    @Query("select row.storageName from FingerprintRow row where row.state in :states order by row.askedAt")
    List<String> namesOf(Collection<Fingerprints.State> states);

    @Query(
            "select row.state as state, row.failure as failure from FingerprintRow row where row.storageName = :storageName")
    Optional<Fingerprints.Standing> standing(String storageName);

    /** @return 0 when it was begun so often already, or is gone */
    @Modifying
    @Query("""
            update FingerprintRow row set row.state = RUNNING, row.attempts = row.attempts + 1
            where row.storageName = :storageName and row.attempts < :mostAttempts
            """)
    int begin(String storageName, int mostAttempts);

    /** @return 0 when the row is gone */
    @Modifying
    @Query("""
            update FingerprintRow row set row.state = READY, row.hashes = :hashes, row.mirrored = :mirrored
            where row.storageName = :storageName
            """)
    int keep(String storageName, byte[] hashes, byte[] mirrored);

    @Modifying
    @Query("update FingerprintRow row set row.state = FAILED, row.failure = :why where row.storageName = :storageName")
    void fail(String storageName, Fingerprints.Failure why);

    @Modifying
    @Query("delete from FingerprintRow row where row.storageName = :storageName")
    void forget(String storageName);

    @Query("select row from FingerprintRow row where row.storageName = :storageName and row.state = READY")
    Optional<FingerprintRow> ready(String storageName);

    @Query("""
            select row.storageName as storageName, row.hashes as hashes from FingerprintRow row
            where row.storageName in :names and row.state = READY
            """)
    List<Hashes> ready(Collection<String> names);

    record Hashes(String storageName, byte[] hashes) {}
}

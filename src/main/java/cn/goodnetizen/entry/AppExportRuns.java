package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileHolder;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AppExportRuns extends JpaRepository<AppExportRun, Long>, FileHolder {

    Optional<AppExportRun> findByWaitingOf(String username);

    /** Two people, or the sweep, may want to decide in the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AppExportRun r where r.id = :id")
    Optional<AppExportRun> lock(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AppExportRun r where r.waitingOf = :username")
    Optional<AppExportRun> lockWaitingOf(String username);

    List<AppExportRun> findByCampaignIdAndStateNotOrderByIdDesc(long campaignId, AppExportRun.State state, Limit limit);

    List<AppExportRun> findByStateAndUploadedAtBefore(AppExportRun.State state, Instant before);

    /** Its files are needed until it is decided on; its row stays. */
    @Override
    @Query("select count(r) > 0 from AppExportRun r where r.state = WAITING"
            + " and (r.tableStorage = :storageName or r.archiveStorage = :storageName)")
    boolean existsByStorageName(String storageName);
}

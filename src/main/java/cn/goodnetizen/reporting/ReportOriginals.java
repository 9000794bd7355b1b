package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileHolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ReportOriginals extends JpaRepository<ReportOriginal, Long>, FileHolder {

    /** What somebody brought for a form that is not sent yet. */
    List<ReportOriginal> findByReportIdAndUploadedByAndRecordingIdIsNullOrderById(long reportId, String uploadedBy);

    List<ReportOriginal> findByReportIdAndRecordingIdIsNotNullOrderById(long reportId);

    Optional<ReportOriginal> findByIdAndReportId(long id, long reportId);

    List<ReportOriginal> findByRecordingIdIsNullAndUploadedAtBefore(Instant moment);

    /** @return how many: none when it belongs to a recording meanwhile */
    @Modifying
    @Query("delete from ReportOriginal o where o.id = :id and o.recordingId is null")
    int deleteUnsent(long id);
}

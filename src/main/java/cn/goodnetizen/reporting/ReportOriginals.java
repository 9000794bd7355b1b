package cn.goodnetizen.reporting;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportOriginals extends JpaRepository<ReportOriginal, Long> {

    /** What somebody brought for a form that is not sent yet. */
    List<ReportOriginal> findByReportIdAndUploadedByAndRecordingIdIsNullOrderById(long reportId, String uploadedBy);

    List<ReportOriginal> findByReportIdAndRecordingIdIsNotNullOrderById(long reportId);

    Optional<ReportOriginal> findByIdAndReportId(long id, long reportId);

    boolean existsByStorageName(String storageName);
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileHolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportFiles extends JpaRepository<ReportFile, Long>, FileHolder {

    List<ReportFile> findByReportIdOrderByPlaceAscIdAsc(long reportId);

    Optional<ReportFile> findByReportIdAndSha256(long reportId, String sha256);

    Optional<ReportFile> findByIdAndReportId(long id, long reportId);

    List<ReportFile> findByReportIdInOrderByPlaceAscIdAsc(Collection<Long> reportIds);

    long countByReportId(long reportId);
}

package cn.goodnetizen.reporting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportRecordings extends JpaRepository<ReportRecording, Long> {

    Optional<ReportRecording> findByReportIdAndRound(long reportId, int round);

    List<ReportRecording> findByReportIdOrderById(long reportId);

    List<ReportRecording> findByReportIdIn(Collection<Long> reportIds);
}

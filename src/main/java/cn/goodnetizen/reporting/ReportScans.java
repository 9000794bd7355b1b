package cn.goodnetizen.reporting;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportScans extends JpaRepository<ReportScan, Long> {

    List<ReportScan> findByReportIdOrderByNumberDesc(long reportId);

    Optional<ReportScan> findFirstByReportIdOrderByNumberDesc(long reportId);

    Optional<ReportScan> findByReportIdAndNumber(long reportId, int number);
}

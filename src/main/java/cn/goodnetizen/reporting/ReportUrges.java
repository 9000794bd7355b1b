package cn.goodnetizen.reporting;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportUrges extends JpaRepository<ReportUrge, Long> {

    boolean existsByReportIdAndUrgedOn(long reportId, LocalDate day);

    int countByReportId(long reportId);
}

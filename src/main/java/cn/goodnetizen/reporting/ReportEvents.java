package cn.goodnetizen.reporting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportEvents extends JpaRepository<ReportEvent, Long> {

    List<ReportEvent> findByReportIdOrderById(long reportId);
}

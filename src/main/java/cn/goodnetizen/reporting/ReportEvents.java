package cn.goodnetizen.reporting;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReportEvents extends JpaRepository<ReportEvent, Long> {

    List<ReportEvent> findByReportIdOrderById(long reportId);

    List<ReportEvent> findByReportIdInAndKindInOrderById(
            Collection<Long> reportIds, Collection<ReportEvent.Kind> kinds);
}

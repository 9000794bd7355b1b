package cn.goodnetizen.reporting;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReportExtensions extends JpaRepository<ReportExtension, Long> {

    List<ReportExtension> findByReportIdOrderById(long reportId);

    boolean existsByReportIdAndState(long reportId, ReportExtension.State state);

    @Query("""
            select count(e) from ReportExtension e, Report r
            where r.id = e.reportId and r.superiorCode = :superiorCode
              and e.state = cn.goodnetizen.reporting.ReportExtension.State.REQUESTED""")
    long countToDecide(String superiorCode);

    @Query("""
            select e.reportId from ReportExtension e
            where e.reportId in :reportIds and e.state = cn.goodnetizen.reporting.ReportExtension.State.REQUESTED""")
    List<Long> reportsAsking(Collection<Long> reportIds);
}

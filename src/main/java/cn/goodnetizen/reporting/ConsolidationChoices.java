package cn.goodnetizen.reporting;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Written only under the lock of the report: see {@link Reports#toChange}. */
interface ConsolidationChoices extends JpaRepository<ConsolidationChoice, Long> {

    List<ConsolidationChoice> findByReportId(long reportId);
}

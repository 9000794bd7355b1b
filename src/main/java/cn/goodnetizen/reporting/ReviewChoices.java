package cn.goodnetizen.reporting;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Written only under the lock of the report: see {@link Reports#toChange}. */
interface ReviewChoices extends JpaRepository<ReviewChoice, Long> {

    List<ReviewChoice> findByReportIdAndRound(long reportId, int round);

    List<ReviewChoice> findByReportIdIn(Collection<Long> reportIds);
}

package cn.goodnetizen.reporting;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Written only under the lock of the report: see {@link Reports#toChange}. */
interface ReviewRounds extends JpaRepository<ReviewRound, Long> {

    Optional<ReviewRound> findByReportIdAndRound(long reportId, int round);

    default ReviewRound of(long reportId, int round) {
        return findByReportIdAndRound(reportId, round).orElseGet(() -> save(new ReviewRound(reportId, round)));
    }
}

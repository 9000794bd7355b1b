package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Reports extends JpaRepository<Report, Long> {

    Optional<Report> findByCampaignIdAndKindAndUnitCode(long campaignId, ReportKind kind, String unitCode);

    List<Report> findByCampaignIdAndUnitCodeOrderByDueDay(long campaignId, String unitCode);

    long countByUnitCodeAndState(String unitCode, ReportState state);

    long countByReviewerCodeAndState(String reviewerCode, ReportState state);

    List<Report> findByUnitCode(String unitCode);

    List<Report> findByCampaignIdAndKindAndSuperiorCode(long campaignId, ReportKind kind, String superiorCode);

    List<Report> findByCampaignIdAndKindOrderById(long campaignId, ReportKind kind);

    List<Report> findByCampaignIdAndKindAndStateIn(long campaignId, ReportKind kind, Collection<ReportState> states);

    List<Report> findBySuperiorCode(String superiorCode);

    List<Report> findByCampaignIdAndKindAndReviewerCodeAndStateOrderById(
            long campaignId, ReportKind kind, String reviewerCode, ReportState state);

    /** Reads a report for a change: engine and portal may both want to change it at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Report r where r.id = :id")
    Optional<Report> lock(long id);

    default Report toChange(long id) {
        return lock(id).orElseThrow(() -> new UnknownReportException(id));
    }

    default Report get(long id) {
        return findById(id).orElseThrow(() -> new UnknownReportException(id));
    }
}

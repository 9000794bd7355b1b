package cn.goodnetizen.reporting;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface NominationRows extends JpaRepository<NominationRow, Long> {

    String RECOMMENDED = """
            select r from NominationRow r join Report report on report.id = r.reportId
            where r.state = cn.goodnetizen.reporting.RowState.ACCEPTED
              and not exists (select below.id from NominationRow below
                              where below.id = r.sourceRowId
                                and below.state = cn.goodnetizen.reporting.RowState.ACCEPTED)""";

    List<NominationRow> findByReportIdOrderByRowNo(long reportId);

    List<NominationRow> findByReportIdAndStateInOrderByRowNo(long reportId, Collection<RowState> states);

    Optional<NominationRow> findByReportIdAndSourceRowId(long reportId, long sourceRowId);

    List<NominationRow> findBySourceRowId(long sourceRowId);

    boolean existsBySourceRowIdAndReportIdNot(long sourceRowId, long reportId);

    long countByReportIdAndState(long reportId, RowState state);

    /**
     * Accepted rows of the units below that no unit has taken into its table yet: neither the one that gathers nor one
     * that has merged into it.
     */
    @Query("""
            select r from NominationRow r, Report child, Report gathering
            where gathering.id = :gatheringReportId and child.id = r.reportId
              and child.campaignId = gathering.campaignId and child.kind = gathering.kind
              and child.superiorCode = gathering.unitCode
              and r.state = cn.goodnetizen.reporting.RowState.ACCEPTED
              and not exists (select own.id from NominationRow own where own.sourceRowId = r.id)
            order by child.id, r.rowNo""")
    List<NominationRow> findAcceptedBelow(long gatheringReportId);

    /** All rows that the units below one unit have handed in at some time. */
    @Query("""
            select r from NominationRow r, Report child
            where child.id = r.reportId and child.campaignId = :campaignId and child.superiorCode = :superiorCode
              and child.kind = cn.goodnetizen.campaign.ReportKind.NOMINATION
              and r.state <> cn.goodnetizen.reporting.RowState.DRAFT
            order by child.id, r.rowNo""")
    List<NominationRow> findBelow(long campaignId, String superiorCode);

    /** Rows of a superior's table that came up from this report after the superior had gathered, not yet decided. */
    @Query("""
            select own from NominationRow own, NominationRow source
            where source.id = own.sourceRowId and source.reportId = :reportId and own.reportId = :gatheringReportId
              and own.supplementary = true and own.state = cn.goodnetizen.reporting.RowState.HANDED_IN
            order by own.rowNo""")
    List<NominationRow> findSupplementaryFrom(long reportId, long gatheringReportId);

    /** Rows that a reviewer accepted for this report in the tables of the units below it. */
    @Query("""
            select own from NominationRow own, NominationRow source, Report gathering
            where source.id = own.sourceRowId and source.reportId = :reportId and gathering.id = own.reportId
              and gathering.superiorCode = :reviewerCode and own.state = cn.goodnetizen.reporting.RowState.ACCEPTED
            order by own.id""")
    List<NominationRow> findAcceptedAbove(long reportId, String reviewerCode);

    @Query("""
            select new cn.goodnetizen.reporting.ReportQueries$RowCount(r.reportId, count(r)) from NominationRow r
            where r.reportId in :reportIds group by r.reportId""")
    List<ReportQueries.RowCount> countRows(Collection<Long> reportIds);

    @Query("""
            select new cn.goodnetizen.reporting.ReportQueries$RowCount(r.reportId, count(r)) from NominationRow r
            where r.reportId in :reportIds and r.state = :state group by r.reportId""")
    List<ReportQueries.RowCount> countRows(Collection<Long> reportIds, RowState state);

    /** Rows of one campaign's tables whose person has one of these names, whoever nominated. */
    @Query("""
            select r from NominationRow r, Report report
            where report.id = r.reportId and report.campaignId = :campaignId and r.nameKey in :nameKeys
            order by r.id""")
    List<NominationRow> findNamesakes(long campaignId, Collection<String> nameKeys);

    /**
     * Persons whom the first level above their unit accepted in one review of its table. A row that stands for another
     * accepted one is that one, further up; one that stands for a row of a merged unit was never accepted below.
     */
    @Query(RECOMMENDED + " and r.reportId = :reportId and r.acceptedRound = :round order by r.rowNo")
    List<NominationRow> findRecommendedIn(long reportId, int round);

    /** As {@link #findRecommendedIn}, in all tables of a campaign, of the people with these phones. */
    @Query(RECOMMENDED + " and report.campaignId = :campaignId and r.phoneHash in :phoneHashes order by r.id")
    List<NominationRow> findRecommendedByPhone(long campaignId, Collection<String> phoneHashes);

    /** As {@link #findRecommendedIn}, in all tables of a campaign. */
    @Query(RECOMMENDED + " and report.campaignId = :campaignId and r.id > :after order by r.id")
    List<NominationRow> findRecommended(long campaignId, long after, Limit limit);

    /** As {@link #findRecommendedIn}, in the tables of some units. */
    @Query(RECOMMENDED + " and report.campaignId = :campaignId and report.unitCode in :unitCodes and r.id > :after"
            + " order by r.id")
    List<NominationRow> findRecommendedBy(long campaignId, Collection<String> unitCodes, long after, Limit limit);

    /** Rows from before their phones were hashed. */
    List<NominationRow> findByPhoneHashIsNullAndIdGreaterThanOrderById(long after, Limit limit);

    /** Not as a change of the row, so that it disturbs nobody who changes it: then it has been hashed with that. */
    @Modifying
    @Query(
            "update NominationRow r set r.phoneHash = :hash where r.id = :id and r.phone = :phone and r.phoneHash is null")
    void hashPhone(long id, String phone, String hash);

    @Query("select coalesce(max(r.rowNo), 0) from NominationRow r where r.reportId = :reportId")
    int lastRowNo(long reportId);
}

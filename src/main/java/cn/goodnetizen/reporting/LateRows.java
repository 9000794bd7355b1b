package cn.goodnetizen.reporting;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rows accepted after the superior had gathered: they join its table as 补报 and climb with their own report. */
@Component
class LateRows {

    private final Reports reports;
    private final NominationRows rows;
    private final ReportHistory history;
    private final Clock clock;

    LateRows(Reports reports, NominationRows rows, ReportHistory history, Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.history = history;
        this.clock = clock;
    }

    /** The rows that wait for the reviewer of this round, be it the superior or, for 补报, the level above it. */
    List<NominationRow> underReview(Report report) {
        return Objects.equals(report.reviewerCode(), report.superiorCode())
                ? rows.findByReportIdAndStateInOrderByRowNo(report.id(), Set.of(RowState.HANDED_IN)).stream()
                        .filter(row -> !row.supplementary())
                        .toList()
                : climbed(report);
    }

    private List<NominationRow> climbed(Report report) {
        return rows.findSupplementaryFrom(
                report.id(),
                gatheringReport(report, report.superiorCode()).orElseThrow().id());
    }

    /** Whether an accepted report has rows that its reviewer's own table can no longer gather. */
    boolean climb(Report report) {
        return !of(report).isEmpty();
    }

    /** Above the organiser nobody reviews: late rows of an accepted report join the list of the province at once. */
    void joinAtTheTop(Report report) {
        gatheringReport(report, report.reviewerCode())
                .filter(gathering -> gathering.isRoot() && climb(report))
                .ifPresent(gathering -> supplement(gathering, report));
    }

    private List<NominationRow> of(Report report) {
        return gatheringReport(report, report.reviewerCode())
                .filter(gathering -> gathering.state() != ReportState.GATHERING)
                .map(gathering -> accepted(report).stream()
                        .filter(row -> missingIn(gathering, row))
                        .toList())
                .orElse(List.of());
    }

    /** The rows of a report that its reviewer accepted: those that climbed stand in tables of the level below it. */
    private List<NominationRow> accepted(Report report) {
        return Objects.equals(report.reviewerCode(), report.superiorCode())
                ? rows.findByReportIdAndStateInOrderByRowNo(report.id(), Set.of(RowState.ACCEPTED))
                : rows.findAcceptedAbove(report.id(), report.reviewerCode());
    }

    private boolean missingIn(Report gathering, NominationRow row) {
        return rows.findByReportIdAndSourceRowId(gathering.id(), row.id())
                .map(own -> own.state() == RowState.RETURNED)
                // A unit that has merged into the gathering one may have taken the row up already.
                .orElseGet(() -> !rows.existsBySourceRowIdAndReportIdNot(row.id(), gathering.id()));
    }

    /** Puts the late rows into the reviewer's own table and hands the report to the level above it. */
    void climbFrom(Report report) {
        Report gathering = gatheringReport(report, report.reviewerCode()).orElseThrow();
        supplement(gathering, report);
        report.climbTo(gathering.superiorCode());
    }

    /** Puts the late rows into the table that the reviewer is making just now, as rows that it may still leave out. */
    void join(Report gathering, Report report) {
        int rowNo = rows.lastRowNo(gathering.id());
        for (NominationRow late : of(report)) {
            rows.save(NominationRow.from(late, gathering.id(), ++rowNo, false));
        }
    }

    private void supplement(Report gathering, Report report) {
        int rowNo = rows.lastRowNo(gathering.id());
        for (NominationRow late : of(report)) {
            NominationRow own =
                    rows.findByReportIdAndSourceRowId(gathering.id(), late.id()).orElse(null);
            if (own == null) {
                own = rows.save(NominationRow.from(late, gathering.id(), ++rowNo, true));
            } else {
                own.fill(late.nominee(), late.phoneHash());
            }
            if (gathering.isRoot()) {
                own.accept(report.round(), clock.instant());
            } else {
                own.handIn();
            }
        }
        history.note(gathering, ReportEvent.Kind.SUPPLEMENTED, report.unitCode(), null);
    }

    private Optional<Report> gatheringReport(Report report, String gatheringUnit) {
        return reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), gatheringUnit);
    }
}

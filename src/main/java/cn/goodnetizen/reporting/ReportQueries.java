package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may ask about reports: read-only, from our own tables, never from the engine. */
@Component
@Transactional(readOnly = true)
public class ReportQueries {

    private final Reports reports;
    private final NominationRows rows;
    private final ReportExtensions extensions;

    ReportQueries(Reports reports, NominationRows rows, ReportExtensions extensions) {
        this.reports = reports;
        this.rows = rows;
        this.extensions = extensions;
    }

    public ReportInfo report(long reportId) {
        return infos(List.of(reports.get(reportId))).getFirst();
    }

    /** The reports of one unit, the earliest deadline first. */
    public List<ReportInfo> dutiesOf(long campaignId, String unitCode) {
        return infos(reports.findByCampaignIdAndUnitCodeOrderByDueDay(campaignId, unitCode));
    }

    /** The reports of the units below one unit, in the order in which they were opened. */
    public List<ReportInfo> below(long campaignId, ReportKind kind, String superiorCode) {
        return infos(reports.findByCampaignIdAndKindAndSuperiorCode(campaignId, kind, superiorCode));
    }

    /** All reports of one kind in a campaign. */
    public List<ReportInfo> all(long campaignId, ReportKind kind) {
        return infos(reports.findByCampaignIdAndKindOrderById(campaignId, kind));
    }

    /** What the superior answered to the last request for more time. */
    public ExtensionInfo extension(long extensionId) {
        ReportExtension extension = extensions.findById(extensionId).orElseThrow();
        return new ExtensionInfo(
                extension.id(),
                extension.reportId(),
                extension.state() == ReportExtension.State.GRANTED,
                extension.requestedUntil(),
                extension.grantedUntil(),
                extension.decisionReason());
    }

    /** The rows that the superior returned, with its reasons: numbers and reasons only. */
    public List<ReturnedRow> returnedRows(long reportId) {
        return rows.findByReportIdAndStateInOrderByRowNo(reportId, Set.of(RowState.RETURNED)).stream()
                .map(row -> new ReturnedRow(row.rowNo(), row.nominee().maskedName(), row.returnReason()))
                .toList();
    }

    private List<ReportInfo> infos(List<Report> found) {
        List<Long> ids = found.stream().map(Report::id).toList();
        Set<Long> asked = new HashSet<>(ids.isEmpty() ? List.of() : extensions.reportsAsking(ids));
        Map<Long, Long> all = ids.isEmpty() ? Map.of() : counts(rows.countRows(ids));
        Map<Long, Long> accepted = ids.isEmpty() ? Map.of() : counts(rows.countRows(ids, RowState.ACCEPTED));
        return found.stream()
                .map(report -> new ReportInfo(
                        report.id(),
                        report.campaignId(),
                        report.kind(),
                        report.unitCode(),
                        report.superiorCode(),
                        report.reviewerCode(),
                        report.state(),
                        report.owed(),
                        report.dueDay(),
                        report.limitDay(),
                        report.round(),
                        report.late(),
                        report.supplementary(),
                        asked.contains(report.id()),
                        all.getOrDefault(report.id(), 0L),
                        accepted.getOrDefault(report.id(), 0L),
                        report.returnReason(),
                        report.handedInAt(),
                        report.state().elementId(report.kind())))
                .toList();
    }

    private static Map<Long, Long> counts(List<RowCount> counts) {
        return counts.stream().collect(Collectors.toMap(RowCount::reportId, RowCount::rows));
    }

    /** How a request for more time was answered. */
    public record ExtensionInfo(
            long id,
            long reportId,
            boolean granted,
            LocalDate requestedUntil,
            LocalDate grantedUntil,
            String decisionReason) {}

    /** A returned row: its number, the masked name, and why. */
    public record ReturnedRow(int rowNo, String maskedName, String reason) {}

    record RowCount(long reportId, long rows) {}
}

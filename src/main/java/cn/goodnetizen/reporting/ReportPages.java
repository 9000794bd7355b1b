package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads everything that the page of one report shows. */
@Component
class ReportPages {

    private final NominationRows rows;
    private final ReportFiles files;
    private final ReportExtensions extensions;
    private final ReportHistory history;
    private final Reports reports;
    private final ReportAccess access;
    private final ReportGuide guide;
    private final Recordings recordings;
    private final Recall recall;
    private final Organization organization;

    ReportPages(
            NominationRows rows,
            ReportFiles files,
            ReportExtensions extensions,
            ReportHistory history,
            Reports reports,
            ReportAccess access,
            ReportGuide guide,
            Recordings recordings,
            Recall recall,
            Organization organization) {
        this.rows = rows;
        this.files = files;
        this.extensions = extensions;
        this.history = history;
        this.reports = reports;
        this.access = access;
        this.guide = guide;
        this.recordings = recordings;
        this.recall = recall;
        this.organization = organization;
    }

    /** The report as this account may see it. Fails as {@link ReportAccess#readable}. */
    @Transactional(readOnly = true)
    ReportPage page(long reportId, AccountPrincipal me) {
        Report report = access.readable(reportId, me);
        ReportGuide.Guidance guidance = guide.of(report);
        boolean changeable = report.state().awaitsHandIn() || report.state() == ReportState.CONSOLIDATING;
        return new ReportPage(
                ReportView.of(report),
                guidance,
                organization.unit(report.unitCode()),
                report.superiorCode() == null
                        ? null
                        : organization.unit(report.superiorCode()).name(),
                access.isOwn(report, me),
                access.mayWorkOn(report, me),
                access.mayWorkOn(report, me) && changeable,
                access.mayWorkOn(report, me) && guidance.mayAsk(),
                access.maySchedule(report, me) && report.state().isOpen(),
                rows(report),
                files.findByReportIdOrderByPlaceAscIdAsc(reportId).stream()
                        .map(ReportView.File::of)
                        .toList(),
                extensions.findByReportIdOrderById(reportId).reversed().stream()
                        .map(ReportView.Request::of)
                        .toList(),
                history.of(reportId).reversed().stream().map(this::line).toList(),
                desk(report, me));
    }

    private DeskPart desk(Report report, AccountPrincipal me) {
        boolean works = access.mayWorkOn(report, me);
        boolean reviews = access.mayReview(report, me) && report.state() == ReportState.IN_REVIEW;
        boolean under = report.state() == ReportState.IN_REVIEW;
        String refusal = under && works ? recall.refusal(report) : null;
        return new DeskPart(
                recordings.all(report.id()),
                recordings.of(report).isPresent(),
                under && works && refusal == null,
                refusal,
                reviews,
                works && (report.state() == ReportState.CONSOLIDATING || report.state() == ReportState.FORWARDING),
                access.maySchedule(report, me) && RecordingDesk.refusal(report) == null);
    }

    private List<RowLine> rows(Report report) {
        List<NominationRow> found = rows.findByReportIdOrderByRowNo(report.id());
        Map<Long, String> origins = origins(found);
        return found.stream()
                .map(row -> new RowLine(ReportView.Row.of(row), origins.get(row.sourceRowId())))
                .toList();
    }

    /** Which unit below a row came up from, by the id of the row it stands for. */
    private Map<Long, String> origins(List<NominationRow> found) {
        List<Long> sources = found.stream()
                .map(NominationRow::sourceRowId)
                .filter(Objects::nonNull)
                .toList();
        List<NominationRow> below = rows.findAllById(sources);
        Map<Long, Report> of =
                reports
                        .findAllById(below.stream()
                                .map(NominationRow::reportId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Report::id, Function.identity()));
        return below.stream().collect(Collectors.toMap(NominationRow::id, row -> organization
                .unit(of.get(row.reportId()).unitCode())
                .shortName()));
    }

    private HistoryLine line(ReportEvent event) {
        return new HistoryLine(
                event.kind().label(),
                event.actorCode() == null
                        ? "系统"
                        : organization.unit(event.actorCode()).shortName(),
                event.detail(),
                event.happenedAt());
    }

    /**
     * @param own whether the reader belongs to the report's unit
     * @param mayWork whether the reader acts for the report's unit
     * @param editable whether the reader may change it now
     * @param mayAsk whether the reader may ask for more time now
     * @param maySchedule whether the reader may move its deadline now
     */
    record ReportPage(
            ReportView report,
            ReportGuide.Guidance guidance,
            Unit unit,
            String superior,
            boolean own,
            boolean mayWork,
            boolean editable,
            boolean mayAsk,
            boolean maySchedule,
            List<RowLine> rows,
            List<ReportView.File> files,
            List<ReportView.Request> extensions,
            List<HistoryLine> history,
            DeskPart desk) {

        /** The stored row behind a row of the form; null for a new one. */
        public RowLine line(Long rowId) {
            return rows.stream()
                    .filter(line -> rowId != null && line.row().id() == rowId)
                    .findFirst()
                    .orElse(null);
        }

        public Map<Long, ReportView.Row> stored() {
            return rows.stream().map(RowLine::row).collect(Collectors.toMap(ReportView.Row::id, Function.identity()));
        }

        /** The rows that stand in the table: not those that were left out of it. */
        List<ReportView.Row> rowsOfTable() {
            return rows.stream()
                    .map(RowLine::row)
                    .filter(row -> row.state() != RowState.LEFT_OUT)
                    .toList();
        }

        /** Whether the reader may say now that the unit nominates nobody. */
        public boolean mayDecline() {
            return editable
                    && (report.state() == ReportState.WAITING || report.state() == ReportState.RETURNED)
                    && rows.stream().noneMatch(line -> line.row().state() == RowState.ACCEPTED);
        }

        /** Whether people of the reader's unit are recommended, who have to enter themselves. */
        public boolean hasPeopleToEnter() {
            return own
                    && rows.stream()
                            .anyMatch(
                                    line -> line.origin() == null && line.row().state() == RowState.ACCEPTED);
        }

        /** What the notice asks for, and what of it is here: advice, which keeps nobody from handing in. */
        public List<MaterialChecklist.Item> checklist() {
            return MaterialChecklist.of(report.summaryText(), files);
        }

        public LocalDate limitDay() {
            return report.limitDay();
        }
    }

    /**
     * What the superior's desk has to do with the report.
     *
     * @param recorded whether the newest round was recorded for the unit
     * @param mayRecall whether the reader may take it back now
     * @param recallRefusal why not, while it is under review; null otherwise
     * @param mayReview whether the reader decides on it now
     * @param mayConsolidate whether the reader's unit is making its own report now
     * @param mayRecord whether the reader may record it for the unit
     */
    record DeskPart(
            List<Recordings.View> recordings,
            boolean recorded,
            boolean mayRecall,
            String recallRefusal,
            boolean mayReview,
            boolean mayConsolidate,
            boolean mayRecord) {}

    /** A row with the unit below that it came from; null when it is the unit's own. */
    record RowLine(ReportView.Row row, String origin) {}

    record HistoryLine(String what, String who, String detail, Instant when) {}
}

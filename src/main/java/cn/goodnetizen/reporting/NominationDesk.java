package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table at which people of a unit type: whoever saves from a page that somebody else's saving has overtaken is told,
 * and what is handed in is checked as it is stored, whoever typed it.
 */
@Component
class NominationDesk {

    private static final Set<RowState> TO_HAND_IN = Set.of(RowState.DRAFT, RowState.RETURNED);

    private final Reports reports;
    private final NominationRows rows;
    private final ReportHandIn handIn;
    private final NominationTwins twins;

    NominationDesk(Reports reports, NominationRows rows, ReportHandIn handIn, NominationTwins twins) {
        this.reports = reports;
        this.rows = rows;
        this.handIn = handIn;
        this.twins = twins;
    }

    /**
     * Keeps the table as typed.
     *
     * @throws TableChangedException when somebody else has saved since the page was made
     * @throws HandInRefusedException in words for the user
     */
    @Transactional
    Saved save(long reportId, NominationTable table, AccountPrincipal me) {
        Report report = reports.toChange(reportId);
        requireShown(report, table);
        if (table.rows().size() > NominationTable.MOST_ROWS) {
            throw new HandInRefusedException(
                    "rows",
                    "一张推荐表最多 " + NominationTable.MOST_ROWS + " 行，现在有 "
                            + table.rows().size() + " 行。");
        }
        Set<Long> closed = rows.findByReportIdOrderByRowNo(reportId).stream()
                .filter(row -> !row.open() && row.state() != RowState.LEFT_OUT)
                .map(NominationRow::id)
                .collect(Collectors.toSet());
        List<Long> ids = handIn.saveRows(reportId, table.inputs(closed), table.signature(), me.displayName());
        return new Saved(ids.subList(0, table.rows().size()), report.tableVersion(), report.tableSavedAt());
    }

    /** @throws TableChangedException when somebody else has saved since the page was made */
    static void requireShown(Report report, NominationTable table) {
        if (report.tableVersion() != table.tableVersion()) {
            throw new TableChangedException(report);
        }
    }

    /**
     * Hands in what is stored, when all of it fulfils the rules. The answer of {@link ReportHandIn#handInNominations}.
     *
     * @param acknowledged whether the unit has looked at the warnings
     * @throws HandInRefusedException in words for the user
     */
    @Transactional
    boolean handIn(long reportId, boolean acknowledged) {
        Report report = reports.toChange(reportId);
        List<ReportView.Row> goingUp = rows.findByReportIdAndStateInOrderByRowNo(reportId, TO_HAND_IN).stream()
                .map(ReportView.Row::of)
                .toList();
        if (!acknowledged && !twins.ofRows(reportId, goingUp, report.unitCode()).isEmpty()) {
            throw new HandInRefusedException("acknowledged", "有人选可能重复推荐，已在行旁注明；核实后请勾选“已核实”再报送。");
        }
        return handIn.handInNominations(reportId);
    }

    /**
     * @param rowIds the ids of the rows in the order of the page; null for one that is not stored
     * @param savedAt when the table was changed last
     */
    record Saved(List<Long> rowIds, long version, Instant savedAt) {}
}

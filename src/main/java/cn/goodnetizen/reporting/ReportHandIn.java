package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a unit does with its own report in the portal: save, correct, hand in, or say that it nominates nobody. */
@Component
class ReportHandIn {

    private final Reports reports;
    private final NominationRows rows;
    private final ReportFiles files;
    private final NominationRules rules;
    private final NomineePhones phones;
    private final ReportHistory history;
    private final ReportWording wording;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportHandIn(
            Reports reports,
            NominationRows rows,
            ReportFiles files,
            NominationRules rules,
            NomineePhones phones,
            ReportHistory history,
            ReportWording wording,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.files = files;
        this.rules = rules;
        this.phones = phones;
        this.history = history;
        this.wording = wording;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps the rows as typed. Rows that are accepted or under review are left as they are, and so are rows that do not
     * come: somebody else of the unit may have added them meanwhile. A row taken out is removed while it is a draft, and
     * left out when the superior had returned it. A row that somebody else took out meanwhile comes back.
     *
     * @param savedBy the post that saves
     * @return the ids of the rows, in the order of the inputs; null for one that was taken out
     */
    @Transactional
    List<Long> saveRows(long reportId, List<RowInput> inputs, Signature signature, String savedBy) {
        Report report = editable(reportId);
        requireKind(report, ReportKind.NOMINATION);
        boolean changed = !signature.equals(Signature.of(report));
        report.signedBy(signature.name(), signature.post(), signature.contact());
        Map<Long, NominationRow> stored = new LinkedHashMap<>();
        rows.findByReportIdOrderByRowNo(reportId).forEach(row -> stored.put(row.id(), row));
        List<NominationRow> table = new ArrayList<>();
        List<NominationRow> left = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (RowInput input : inputs) {
            NominationRow row = input.rowId() == null ? null : stored.remove(input.rowId());
            if (row != null && row.open() && input.nominee() == null) {
                changed = true;
                if (takeOut(row)) {
                    left.add(row);
                }
                ids.add(null);
                continue;
            }
            if (row != null && row.state() == RowState.LEFT_OUT) {
                left.add(row);
                row = null;
            }
            if (row == null && input.nominee() != null) {
                changed = true;
                row = rows.save(
                        new NominationRow(reportId, table.size() + 1, input.nominee(), phones.hash(input.nominee())));
            } else if (row != null && row.open() && !row.nominee().equals(input.nominee())) {
                changed = true;
                row.fill(input.nominee(), phones.hash(input.nominee()));
            }
            if (row != null) {
                table.add(row);
            }
            ids.add(row == null ? null : row.id());
        }
        table.addAll(stored.values());
        table.addAll(left);
        for (int i = 0; i < table.size(); i++) {
            table.get(i).renumber(i + 1);
        }
        if (changed) {
            report.tableSaved(savedBy, clock.instant());
        }
        return ids;
    }

    /** @return whether it still stands in the database, as left out */
    private boolean takeOut(NominationRow row) {
        if (row.state() == RowState.DRAFT && row.sourceRowId() == null) {
            rows.delete(row);
            return false;
        }
        row.leaveOut("本单位撤回");
        return true;
    }

    /**
     * Hands the table in as it is stored, when all of it fulfils the rules, whoever typed it. A unit that gathers from
     * below keeps its own rows ready for its consolidation instead.
     *
     * @return whether it went to the superior now
     * @throws HandInRefusedException in words for the user
     */
    @Transactional
    boolean handInNominations(long reportId) {
        Report report = editable(reportId);
        List<NominationRow> open = fitToGoUp(report);
        if (open.isEmpty() && rows.countByReportIdAndState(reportId, RowState.LEFT_OUT) == 0) {
            throw new HandInRefusedException("rows", "推荐表没有可报送的行；如本单位没有推荐人选，请点“无推荐”。");
        }
        if (waitsForConsolidation(report)) {
            return false;
        }
        open.forEach(NominationRow::handIn);
        send(report, false);
        return true;
    }

    /**
     * As {@link #handInNominations}, for a table that reached the superior by mail or on paper: the day on which it arrived
     * decides whether it is late. Whoever records it tells what happened.
     *
     * @throws HandInRefusedException in words for whoever records it
     */
    @Transactional
    void handInArrivedNominations(long reportId, LocalDate arrivedOn) {
        Report report = editable(reportId);
        List<NominationRow> open = fitToGoUp(report);
        if (open.isEmpty()) {
            throw new HandInRefusedException("rows", "推荐表一行也没有；原件写明不推荐的，请勾选“无推荐”。");
        }
        open.forEach(NominationRow::handIn);
        report.handInFor(arrivedOn, clock.instant());
    }

    /** The stored rows that would go up now. */
    private List<NominationRow> fitToGoUp(Report report) {
        requireKind(report, ReportKind.NOMINATION);
        List<NominationRow> stored = rows.findByReportIdOrderByRowNo(report.id());
        rules.firstFault(stored.stream().map(ReportView.Row::of).toList(), ReportView.of(report))
                .ifPresent(fault -> {
                    throw new HandInRefusedException("rows", "表中还有需要改正的行，其中可能有其他人员填写的：" + fault + "。");
                });
        return stored.stream().filter(NominationRow::open).toList();
    }

    /** Says that the unit nominates nobody; nothing is reviewed and nothing is owed any more. */
    @Transactional
    void declareNoNomination(long reportId) {
        Report report = editable(reportId);
        requireKind(report, ReportKind.NOMINATION);
        if (rows.countByReportIdAndState(reportId, RowState.ACCEPTED) > 0) {
            throw new HandInRefusedException("rows", "本表已有通过审核的行，不能改报“无推荐”。");
        }
        if (waitsForConsolidation(report)) {
            throw new HandInRefusedException("rows", "下级单位仍可推荐，请在汇总时确认。");
        }
        rows.findByReportIdAndStateInOrderByRowNo(reportId, Set.of(RowState.RETURNED))
                .forEach(row -> row.leaveOut("本单位撤回，改报无推荐"));
        report.declareNoNomination(clock.instant());
        history.note(report, ReportEvent.Kind.NO_NOMINATION, report.unitCode(), null);
        events.publishEvent(new ReportHandedIn(reportId, report.round(), true));
    }

    /** The engine has taken the 无推荐; the state was set when the unit said so. */
    @Transactional
    void confirmNoNomination(long reportId) {
        Report report = reports.toChange(reportId);
        if (report.state() != ReportState.NO_NOMINATION) {
            report.close(ReportState.NO_NOMINATION, clock.instant());
        }
    }

    @Transactional
    void saveSummary(long reportId, String text, Signature signature) {
        Report report = editable(reportId);
        requireKind(report, ReportKind.SUMMARY);
        if (report.state() == ReportState.CONSOLIDATING) {
            // The form of the task holds the text now; two places would overwrite each other.
            throw new HandInRefusedException("summaryText", "本单位正在汇总，请在汇总页或 Tasklist 的“汇总下级材料”任务里修改正文。");
        }
        report.summarise(text);
        report.signedBy(signature.name(), signature.post(), signature.contact());
    }

    /** Hands the summary in; it needs a text or a file. */
    @Transactional
    boolean handInSummary(long reportId) {
        Report report = editable(reportId);
        requireKind(report, ReportKind.SUMMARY);
        boolean empty = report.summaryText() == null || report.summaryText().isBlank();
        if (empty && files.countByReportId(reportId) == 0) {
            throw new HandInRefusedException("summaryText", "活动总结需填写正文或上传至少一个文件，现在两者都没有。");
        }
        if (waitsForConsolidation(report)) {
            return false;
        }
        send(report, true);
        return true;
    }

    private void send(Report report, boolean owedNow) {
        boolean wasLate = report.late();
        report.handIn(clock.instant());
        String detail = report.late() && !wasLate && owedNow ? "迟报：截止时间为 " + wording.deadline(report.limitDay()) : null;
        history.note(report, ReportEvent.Kind.HANDED_IN, report.unitCode(), detail);
        events.publishEvent(new ReportHandedIn(report.id(), report.round(), false));
    }

    /** What a gathering unit types in goes up with its consolidation, from Tasklist, and not beside it. */
    private static boolean waitsForConsolidation(Report report) {
        return report.state() == ReportState.GATHERING || report.state() == ReportState.CONSOLIDATING;
    }

    /**
     * The report, held until the transaction ends.
     *
     * @throws HandInRefusedException as {@link #requireEditable}
     */
    Report editable(long reportId) {
        Report report = reports.toChange(reportId);
        requireEditable(report);
        return report;
    }

    /** @throws HandInRefusedException when the unit may not change it now, with the reason */
    void requireEditable(Report report) {
        if (!report.state().awaitsHandIn() && report.state() != ReportState.CONSOLIDATING) {
            throw new HandInRefusedException(
                    "state",
                    "当前状态为“" + report.state().label() + "”，不能修改。截止时间为 " + wording.deadline(report.limitDay()) + "。");
        }
    }

    static void requireKind(Report report, ReportKind kind) {
        if (report.kind() != kind) {
            throw new HandInRefusedException("state", "报送编号 " + report.id() + " 不是这一类材料。");
        }
    }

    /** A row as typed; {@code rowId} is null for a new one, {@code nominee} is null for one that is taken out. */
    record RowInput(Long rowId, Nominee nominee) {}

    /** The lines below the table: 填表人姓名, 职务, 联系方式. */
    record Signature(String name, String post, String contact) {

        static Signature of(Report report) {
            return new Signature(
                    given(report.filledBy()), given(report.filledByPost()), given(report.filledByContact()));
        }

        private static String given(String text) {
            return text == null ? "" : text;
        }
    }
}

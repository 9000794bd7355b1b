package cn.goodnetizen.reporting;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 推荐表 as it is typed: rows in the order of the page and the lines below them. Only limits of length hold for a
 * draft; what handing in asks for is checked by {@link NominationRules}.
 *
 * @param removed ids of stored rows that were taken out of the table
 * @param tableVersion the version of the stored table that the page was made from: a later one means that somebody else
 *     has saved meanwhile
 * @param acknowledged whether the unit has looked at the warnings and hands in all the same
 */
record NominationTable(
        @Valid List<Row> rows,
        List<Long> removed,
        @TextLimit(of = "填表人姓名", max = 64) String filledBy,
        @TextLimit(of = "职务", max = 64) String filledByPost,
        @TextLimit(of = "联系方式", max = 128) String filledByContact,
        Long tableVersion,
        Boolean acknowledged) {

    /** Fifty sheets of paper. */
    static final int MOST_ROWS = 500;

    private static final int EMPTY_ROWS = 3;

    NominationTable {
        // A page whose rows were removed in the browser leaves gaps in the numbering of its fields.
        rows = rows == null
                ? List.of()
                : rows.stream().map(row -> row == null ? Row.EMPTY : row).toList();
        removed = removed == null ? List.of() : List.copyOf(removed);
        filledBy = stripped(filledBy);
        filledByPost = stripped(filledByPost);
        filledByContact = stripped(filledByContact);
        // A form that does not say what it was made from was made from an empty table.
        tableVersion = tableVersion == null ? 0 : tableVersion;
        acknowledged = acknowledged != null && acknowledged;
    }

    /** The stored table, with empty rows to go on with. */
    static NominationTable of(List<ReportView.Row> stored, ReportView report) {
        List<Row> rows = stored.stream()
                .filter(row -> row.state() != RowState.LEFT_OUT)
                .map(Row::of)
                .toList();
        NominationTable table = new NominationTable(
                rows,
                List.of(),
                report.filledBy(),
                report.filledByPost(),
                report.filledByContact(),
                report.tableVersion(),
                false);
        return table.withEmptyRows(EMPTY_ROWS);
    }

    NominationTable withEmptyRows(int count) {
        return withRows(
                Stream.concat(rows.stream(), Stream.generate(() -> Row.EMPTY).limit(count))
                        .toList(),
                removed);
    }

    NominationTable without(int index) {
        if (index < 0 || index >= rows.size()) {
            return this;
        }
        List<Row> left = new ArrayList<>(rows);
        Row row = left.remove(index);
        List<Long> gone = new ArrayList<>(removed);
        if (row.rowId() != null) {
            gone.add(row.rowId());
        }
        return withRows(left, gone);
    }

    private NominationTable withRows(List<Row> other, List<Long> gone) {
        return new NominationTable(other, gone, filledBy, filledByPost, filledByContact, tableVersion, acknowledged);
    }

    /** The table with stored rows at its end that it does not know of yet. */
    NominationTable withAdded(List<ReportView.Row> stored) {
        Set<Long> known = rows.stream().map(Row::rowId).filter(Objects::nonNull).collect(Collectors.toSet());
        known.addAll(removed);
        return withRows(
                Stream.concat(
                                rows.stream().filter(row -> row.rowId() != null || !row.blank()),
                                stored.stream()
                                        .filter(row -> !known.contains(row.id()))
                                        .map(Row::of))
                        .toList(),
                removed);
    }

    /** The same table, held against another version of the stored one. */
    NominationTable against(long version) {
        return new NominationTable(rows, removed, filledBy, filledByPost, filledByContact, version, acknowledged);
    }

    /**
     * The table with imported rows behind its own. Rows that are there already, cell by cell, are left out; the lines
     * below the table are filled where they were empty.
     *
     * @param kept the texts of rows of which the page sends nothing but the id
     */
    Merged with(NominationImport imported, Function<Long, Nominee> kept) {
        List<Row> all = new ArrayList<>(rows);
        while (!all.isEmpty() && all.getLast().rowId() == null && all.getLast().blank()) {
            all.removeLast();
        }
        Set<List<String>> there = all.stream()
                .map(row -> row.rowId() == null || kept.apply(row.rowId()) == null
                        ? row.nominee()
                        : kept.apply(row.rowId()))
                .map(Nominee::inOrderOfColumns)
                .collect(Collectors.toCollection(HashSet::new));
        Map<Integer, Map<String, String>> faults = new LinkedHashMap<>();
        int added = 0;
        for (NominationImport.Imported row : imported.rows()) {
            if (!row.faults().isEmpty() || there.add(row.row().nominee().inOrderOfColumns())) {
                faults.put(all.size(), row.faults());
                all.add(row.row());
                added++;
            }
        }
        NominationTable table = new NominationTable(
                all,
                removed,
                filledBy.isEmpty() ? imported.signature().name() : filledBy,
                filledByPost.isEmpty() ? imported.signature().post() : filledByPost,
                filledByContact.isEmpty() ? imported.signature().contact() : filledByContact,
                tableVersion,
                acknowledged);
        return new Merged(table, added, imported.rows().size() - added, faults);
    }

    /**
     * @param skipped how many rows were there already
     * @param faults what is wrong with imported cells, by the place of their row in the table and by field
     */
    record Merged(NominationTable table, int added, int skipped, Map<Integer, Map<String, String>> faults) {}

    /**
     * What is to be stored, row by row in the order of the page and then what was taken out. A row that was emptied
     * counts as taken out, an empty new one as not there.
     *
     * @param closed ids of the rows that are decided or under review, of which the page sends nothing but the id
     */
    List<ReportHandIn.RowInput> inputs(Set<Long> closed) {
        Stream<ReportHandIn.RowInput> typed = rows.stream()
                .map(row -> new ReportHandIn.RowInput(
                        row.rowId(),
                        row.rowId() != null && closed.contains(row.rowId()) || row.blank() ? null : row.nominee()));
        return Stream.concat(typed, removed.stream().map(id -> new ReportHandIn.RowInput(id, null)))
                .toList();
    }

    ReportHandIn.Signature signature() {
        return new ReportHandIn.Signature(filledBy, filledByPost, filledByContact);
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }

    /** One row as typed; {@code rowId} is null for a new one. */
    record Row(
            Long rowId,
            @TextLimit(of = "达人姓名", max = 64) String personName,
            @TextLimit(of = "单位", max = 128) String employer,
            @TextLimit(of = "参赛平台", max = 64) String platform,
            @TextLimit(of = "账号昵称", max = 128) String accountNickname,
            @TextLimit(of = "手机号", max = 32) String phone,
            @TextLimit(of = "备注", max = 500) String remark) {

        static final Row EMPTY = new Row(null, "", "", "", "", "", "");

        Row {
            personName = stripped(personName);
            employer = stripped(employer);
            platform = stripped(platform);
            accountNickname = stripped(accountNickname);
            phone = stripped(phone);
            remark = stripped(remark);
        }

        static Row of(ReportView.Row row) {
            Nominee nominee = row.nominee();
            return new Row(
                    row.id(),
                    nominee.personName(),
                    nominee.employer(),
                    nominee.platform(),
                    nominee.accountNickname(),
                    nominee.phone(),
                    nominee.remark());
        }

        boolean blank() {
            return Stream.of(personName, employer, platform, accountNickname, phone, remark)
                    .allMatch(String::isEmpty);
        }

        Nominee nominee() {
            return new Nominee(personName, employer, platform, accountNickname, phone, remark);
        }
    }
}

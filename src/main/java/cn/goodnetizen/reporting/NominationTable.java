package cn.goodnetizen.reporting;

import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The 推荐表 as it is typed: rows in the order of the page and the lines below them. Only limits of length hold for a
 * draft; what handing in asks for is checked by {@link NominationRules}.
 *
 * @param removed ids of stored rows that were taken out of the table
 */
record NominationTable(
        @Valid List<Row> rows,
        List<Long> removed,
        @TextLimit(of = "填表人姓名", max = 64) String filledBy,
        @TextLimit(of = "职务", max = 64) String filledByPost,
        @TextLimit(of = "联系方式", max = 128) String filledByContact) {

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
    }

    /** The stored table, with empty rows to go on with. */
    static NominationTable of(List<ReportView.Row> stored, ReportView report) {
        List<Row> rows = stored.stream()
                .filter(row -> row.state() != RowState.LEFT_OUT)
                .map(Row::of)
                .toList();
        NominationTable table = new NominationTable(
                rows, List.of(), report.filledBy(), report.filledByPost(), report.filledByContact());
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
        return new NominationTable(other, gone, filledBy, filledByPost, filledByContact);
    }

    /**
     * What is to be stored: a row that was emptied counts as taken out, an empty new one as not there.
     *
     * @param closed ids of the rows that are decided or under review, of which the page sends nothing but the id
     */
    List<ReportHandIn.RowInput> inputs(Set<Long> closed) {
        Stream<ReportHandIn.RowInput> typed = rows.stream()
                .filter(row -> row.rowId() != null || !row.blank())
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

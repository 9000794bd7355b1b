package cn.goodnetizen.reporting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Understands the lines of a table that was pasted or uploaded: finds the header, leaves out the numbers before the rows,
 * the empty numbered rows, and what stands above and below the table on every sheet of the annex.
 *
 * @param rows in order, each with what was wrong with its cells
 * @param signature what was filled in below the table; empty texts where nothing was
 * @param notes what was not taken over, in words for the user
 */
record NominationImport(List<Imported> rows, ReportHandIn.Signature signature, List<String> notes) {

    /** The fields of a row in the order of the annex, after 序号. */
    static final List<String> FIELDS =
            List.of("personName", "employer", "platform", "accountNickname", "phone", "remark");

    /** What people call the columns, spaces and brackets aside. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("达人姓名", "personName"),
            Map.entry("姓名", "personName"),
            Map.entry("单位", "employer"),
            Map.entry("所在单位", "employer"),
            Map.entry("工作单位", "employer"),
            Map.entry("单位名称", "employer"),
            Map.entry("参赛平台", "platform"),
            Map.entry("平台", "platform"),
            Map.entry("账号昵称", "accountNickname"),
            Map.entry("帐号昵称", "accountNickname"),
            Map.entry("账号名称", "accountNickname"),
            Map.entry("昵称", "accountNickname"),
            Map.entry("手机号", "phone"),
            Map.entry("手机号码", "phone"),
            Map.entry("手机", "phone"),
            Map.entry("电话", "phone"),
            Map.entry("联系电话", "phone"),
            Map.entry("备注", "remark"),
            Map.entry("序号", "number"));

    private static final String FURNITURE = "(推荐单位|填表人|职务[:：]|联系方式[:：]|注[:：]|附件|2[.．、] ?投递邮箱|.*推荐表$).*";

    NominationImport {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** A whole table, as an upload has it. */
    static NominationImport of(List<TableLine> lines) {
        return new Reading(0).read(lines);
    }

    /**
     * A part of a table, as a clipboard has it.
     *
     * @param column the column at which it was put in, from 0 = 达人姓名, unless a header says otherwise
     */
    static NominationImport of(List<TableLine> lines, int column) {
        return new Reading(Math.clamp(column, 0, FIELDS.size() - 1)).read(lines);
    }

    /**
     * A row as it came.
     *
     * @param cells by field; a field that its table has no column for is missing
     * @param faults by field
     */
    record Imported(String place, Map<String, String> cells, Map<String, String> faults) {

        NominationTable.Row row() {
            return new NominationTable.Row(
                    null,
                    cells.get("personName"),
                    cells.get("employer"),
                    cells.get("platform"),
                    cells.get("accountNickname"),
                    cells.get("phone"),
                    cells.get("remark"));
        }
    }

    private static final class Reading {

        private final int start;
        private final List<Imported> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Map<String, String> signed = new LinkedHashMap<>();
        private Map<Integer, String> columns;

        Reading(int start) {
            this.start = start;
        }

        NominationImport read(List<TableLine> lines) {
            boolean headed = lines.stream().anyMatch(line -> header(line).isPresent());
            columns = headed ? Map.of() : inOrder(lines);
            for (TableLine line : lines) {
                Optional<Map<Integer, String>> header = header(line);
                if (header.isPresent()) {
                    columns = header.get();
                } else if (!line.blank() && !furniture(line)) {
                    row(line, headed);
                }
            }
            return new NominationImport(
                    rows,
                    new ReportHandIn.Signature(
                            signed.getOrDefault("填表人姓名", ""),
                            signed.getOrDefault("职务", ""),
                            signed.getOrDefault("联系方式", "")),
                    notes);
        }

        /** Without a header: from the column at which it is put in; numbers that go before the names are left out. */
        private Map<Integer, String> inOrder(List<TableLine> lines) {
            List<TableLine> table =
                    lines.stream().filter(line -> !isFurniture(line)).toList();
            boolean numbered = table.stream().anyMatch(line -> line.cells().size() > 1)
                    && table.stream().allMatch(line -> line.cell(0).matches("\\d{0,4}"))
                    && table.stream().anyMatch(line -> !line.cell(0).isEmpty());
            // Only whole rows are numbered; two columns of digits could be anything.
            boolean whole =
                    numbered && table.stream().anyMatch(line -> !line.cell(1).matches("[\\d\\s-]*"));
            int skip = whole ? 1 : 0;
            int first = whole ? 0 : start;
            return IntStream.range(first, FIELDS.size())
                    .boxed()
                    .collect(Collectors.toMap(field -> field - first + skip, FIELDS::get));
        }

        private static Optional<Map<Integer, String>> header(TableLine line) {
            Map<Integer, String> found = new LinkedHashMap<>();
            for (int i = 0; i < line.cells().size(); i++) {
                String field = NAMES.get(plain(line.cells().get(i)));
                if (field != null && !found.containsValue(field)) {
                    found.put(i, field);
                }
            }
            boolean names = found.containsValue("personName") && found.size() >= 3;
            return names ? Optional.of(found) : Optional.empty();
        }

        /** What stands around the table on its sheet; the lines of the person who filled it in are kept. */
        private boolean furniture(TableLine line) {
            if (!isFurniture(line)) {
                return false;
            }
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i);
                for (String field : List.of("填表人姓名", "职务", "联系方式")) {
                    if (cell.matches(field + " ?[:：].*")) {
                        String given = cell.replaceFirst(field + " ?[:：]", "").strip();
                        String value = given.isEmpty() ? line.cell(i + 1) : given;
                        if (!value.isEmpty()) {
                            signed.putIfAbsent(field, value);
                        }
                    }
                }
            }
            return true;
        }

        private static boolean isFurniture(TableLine line) {
            return line.head().replaceAll("[\\s“”\"]", "").matches(FURNITURE);
        }

        private void row(TableLine line, boolean headed) {
            if (columns.isEmpty()) {
                if (headed
                        && line.cells().stream().filter(cell -> !cell.isEmpty()).count() > 1) {
                    notes.add(line.place() + "在表头之上，未导入：" + line.head());
                }
                return;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            Map<String, String> faults = new LinkedHashMap<>();
            columns.forEach((column, field) -> {
                if (!field.equals("number")) {
                    cells.put(field, line.cell(column).replaceAll("[\\s\\h]+", " "));
                    if (line.faults().containsKey(column)) {
                        faults.put(field, line.faults().get(column));
                    }
                }
            });
            if (cells.values().stream().allMatch(String::isEmpty) && faults.isEmpty()) {
                return;
            }
            String beyond = IntStream.range(0, line.cells().size())
                    .filter(column -> !columns.containsKey(column) && !isNumber(column))
                    .mapToObj(line::cell)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining("、"));
            if (!beyond.isEmpty()) {
                notes.add(line.place() + "多出的内容未导入：" + beyond);
            }
            rows.add(new Imported(line.place(), cells, faults));
        }

        /** The column of numbers before the first field. */
        private boolean isNumber(int column) {
            return column == 0 && !columns.containsKey(0);
        }

        private static String plain(String cell) {
            return Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("[\\s*＊]|\\(.*\\)", "");
        }
    }
}

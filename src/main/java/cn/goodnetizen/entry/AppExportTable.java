package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.paper.OfficeFile;
import cn.goodnetizen.paper.UnreadableOfficeFileException;
import cn.goodnetizen.paper.WorkbookReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

/**
 * Reads the table of the app's export (.xlsx or .csv). Whatever it is, it costs bounded memory: it is read as a stream, and
 * of a table that is too long the rows are counted but not kept.
 */
final class AppExportTable {

    private static final int MOST_PARTS = 2_000;
    private static final long LARGEST_UNPACKED = 256L << 20;
    private static final int MOST_COLUMNS = 60;
    private static final long MOST_CHARACTERS = 10_000_000;

    /** As many rows as Excel has: what is too much is counted, and the message names it. */
    private static final WorkbookReader.Limits LIMITS =
            new WorkbookReader.Limits(1 << 20, MOST_COLUMNS, Short.MAX_VALUE);

    private final int mostRows;
    private final List<Line> lines = new ArrayList<>();
    private Map<Integer, AppExportColumn> columns = Map.of();
    private boolean headed;
    private int count;
    private long characters;

    private AppExportTable(int mostRows) {
        this.mostRows = mostRows;
    }

    /**
     * A row as it stands there.
     *
     * @param place where, in words
     * @param cells their texts; of what is too long, nothing
     * @param faults why a cell could not be read
     */
    record Line(String place, Map<AppExportColumn, String> cells, Map<AppExportColumn, String> faults) {

        String text(AppExportColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * @param type XLSX or CSV
     * @throws FileRefusedException in words for the user, beginning with what is wrong
     */
    static List<Line> read(Path file, FileType type, int mostRows) throws IOException {
        AppExportTable table = new AppExportTable(mostRows);
        if (type == FileType.CSV) {
            AppExportCsv.read(file, table::textLine);
        } else {
            table.workbook(file);
        }
        return table.lines();
    }

    private void workbook(Path file) throws IOException {
        try (OfficeFile office = OfficeFile.open(file, MOST_PARTS, LARGEST_UNPACKED);
                WorkbookReader workbook = office.workbook(LIMITS)) {
            while (workbook.nextSheet()) {
                columns = Map.of();
                while (workbook.nextRow()) {
                    row(workbook.sheet(), workbook.row());
                }
            }
        } catch (UnreadableOfficeFileException e) {
            throw new FileRefusedException("表格不能读取：" + e.getMessage());
        } catch (ZipException | EOFException e) {
            throw new FileRefusedException("表格不能读取：文件已损坏；请用 Excel 或 WPS 打开后另存再上传。");
        }
    }

    private void row(String sheet, WorkbookReader.Row row) {
        if (columns.isEmpty()) {
            Map<Integer, String> texts = new TreeMap<>();
            row.cells().forEach((place, cell) -> texts.put(place, cell.text()));
            begin(texts);
            return;
        }
        Map<Integer, String> texts = new TreeMap<>();
        Map<Integer, String> faults = new TreeMap<>();
        row.cells().forEach((place, cell) -> {
            String name = "单元格 " + sheet + "!" + row.nameOf(place);
            if (cell.formula()) {
                faults.put(place, name + " 是公式，没有计算；请复制后“选择性粘贴为数值”");
            } else if (cell.error()) {
                faults.put(place, name + " 的值是错误“" + cell.text() + "”");
            } else {
                texts.put(place, cell.text());
            }
        });
        line("“" + sheet + "”第 " + row.number() + " 行", texts, faults);
    }

    private void textLine(int number, List<String> cells) {
        Map<Integer, String> texts = IntStream.range(0, Math.min(cells.size(), MOST_COLUMNS))
                .boxed()
                .filter(place -> !cells.get(place).isBlank())
                .collect(Collectors.toMap(place -> place, cells::get));
        if (columns.isEmpty()) {
            begin(texts);
        } else {
            line("第 " + number + " 行", texts, Map.of());
        }
    }

    /** What stands above the header is its title. */
    private void begin(Map<Integer, String> texts) {
        Optional<Map<Integer, AppExportColumn>> header = AppExportColumn.header(texts);
        if (header.isPresent()) {
            List<String> missing = AppExportColumn.missing(header.get());
            if (!missing.isEmpty()) {
                throw new FileRefusedException("表格缺少列：" + String.join("、", missing) + "。现有的列："
                        + header.get().values().stream()
                                .map(AppExportColumn::label)
                                .collect(Collectors.joining("、"))
                        + "。");
            }
            columns = header.get();
            headed = true;
        }
    }

    private void line(String place, Map<Integer, String> texts, Map<Integer, String> faulty) {
        Map<AppExportColumn, String> cells = new EnumMap<>(AppExportColumn.class);
        Map<AppExportColumn, String> faults = new EnumMap<>(AppExportColumn.class);
        columns.forEach((at, column) -> {
            String text = texts.getOrDefault(at, "").strip();
            int length = text.codePointCount(0, text.length());
            if (faulty.containsKey(at)) {
                faults.put(column, faulty.get(at));
            } else if (length > column.longest()) {
                faults.put(column, "最多 " + column.longest() + " 个字，现在有 " + length + " 个字");
            } else if (!text.isEmpty()) {
                cells.put(column, text);
            }
        });
        if (cells.isEmpty() && faults.isEmpty()) {
            return;
        }
        count++;
        characters += cells.values().stream().mapToInt(String::length).sum();
        if (count <= mostRows && characters <= MOST_CHARACTERS) {
            lines.add(new Line(place, cells, faults));
        }
    }

    private List<Line> lines() {
        if (!headed) {
            throw new FileRefusedException("表格里没有找到表头。表头应有：子话题、姓名、手机号、所在单位、作品名称、链接或文件名、播放量、点赞量，顺序不限。");
        }
        if (count > mostRows) {
            throw new FileRefusedException("表格有 " + count + " 行作品，一次最多导入 " + mostRows + " 行，请分几次导入。");
        }
        if (characters > MOST_CHARACTERS) {
            throw new FileRefusedException("表格里的文字有 " + characters + " 个，一次最多 " + MOST_CHARACTERS + " 个，请分几次导入。");
        }
        if (count == 0) {
            throw new FileRefusedException("表格里只有表头，没有作品。");
        }
        return List.copyOf(lines);
    }
}

package cn.goodnetizen.paper;

import cn.goodnetizen.paper.UnreadableOfficeFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.xml.sax.SAXException;

/**
 * Reads the texts of a workbook (.xlsx) row by row, one sheet after the other; only one row is in memory. Formulas are
 * never computed; a cell that holds one is marked.
 *
 * <p>All methods throw {@link UnreadableOfficeFileException} for a file that is broken or beyond the limits.
 */
public final class WorkbookReader implements AutoCloseable {

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\u00a0\\u3000\\ufeff]+");

    private final OPCPackage parts;
    private final Limits limits;
    private final ReadOnlySharedStringsTable texts;
    private final XSSFReader.SheetIterator sheets;

    private InputStream content;
    private XMLStreamReader xml;
    private int rows;
    private Row row;

    private int rowNumber;
    private int column;
    private String type;
    private boolean formula;
    private boolean collecting;
    private final StringBuilder text = new StringBuilder();
    private Map<Integer, Cell> cells;

    private WorkbookReader(OPCPackage parts, Limits limits) throws IOException, OpenXML4JException, SAXException {
        this.parts = parts;
        this.limits = limits;
        this.texts = new ReadOnlySharedStringsTable(parts, false);
        this.sheets = (XSSFReader.SheetIterator) new XSSFReader(parts).getSheetsData();
    }

    /**
     * What a workbook may hold.
     *
     * @param rows rows with content that one sheet may have
     * @param columns columns that are read; what stands to the right of them is not looked at
     * @param characters characters that one cell may have
     */
    public record Limits(int rows, int columns, int characters) {}

    static WorkbookReader open(OfficeFile office, Path file, Limits limits) {
        return whole(() -> {
            OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
            try {
                // Whatever the file calls them: both are read whole.
                for (PackageRelationship plan : parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT)) {
                    office.requireAtMost(
                            OfficeFile.LARGEST_PLAN,
                            parts.getPart(plan).getPartName().getName());
                }
                for (PackagePart shared : parts.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())) {
                    office.requireAtMost(
                            OfficeFile.LARGEST_TEXTS, shared.getPartName().getName());
                }
                return new WorkbookReader(parts, limits);
            } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
                parts.revert();
                throw e;
            }
        });
    }

    /** Goes to the next sheet, if there is one. */
    public boolean nextSheet() {
        return whole(() -> {
            leaveSheet();
            if (!sheets.hasNext()) {
                return false;
            }
            content = sheets.next();
            xml = OfficeFile.xml(content);
            rows = 0;
            rowNumber = 0;
            return true;
        });
    }

    /** The name of the sheet. */
    public String sheet() {
        return sheets.getSheetName();
    }

    /** Goes to the next row of the sheet that holds anything, if there is one. */
    public boolean nextRow() {
        return whole(() -> {
            row = null;
            while (row == null && xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> collect();
                    default -> {
                        // Comments and instructions say nothing about a table.
                    }
                }
            }
            return row != null;
        });
    }

    /** The row that was gone to. */
    public Row row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        try {
            leaveSheet();
        } finally {
            parts.revert();
        }
    }

    private void leaveSheet() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    private void start() {
        switch (xml.getLocalName()) {
            case "row" -> {
                String number = xml.getAttributeValue(null, "r");
                rowNumber = number == null ? rowNumber + 1 : Integer.parseInt(number);
                column = -1;
                cells = new TreeMap<>();
            }
            case "c" -> {
                String reference = xml.getAttributeValue(null, "r");
                column = reference == null ? column + 1 : new CellReference(reference).getCol();
                type = xml.getAttributeValue(null, "t");
                formula = false;
                text.setLength(0);
            }
            case "f" -> formula = true;
            case "v", "t" -> collecting = true;
            default -> {
                // Everything else is looks.
            }
        }
    }

    private void collect() {
        int room = limits.characters() + 1 - text.length();
        if (collecting && room > 0) {
            String read = xml.getText();
            text.append(read, 0, Math.min(read.length(), room));
        }
    }

    private void end() {
        switch (xml.getLocalName()) {
            case "v", "t" -> collecting = false;
            case "c" -> keepCell();
            case "row" -> keepRow();
            default -> {
                // Everything else is looks.
            }
        }
    }

    private void keepCell() {
        if (column < 0 || column >= limits.columns()) {
            return;
        }
        String value = "s".equals(type) && !text.isEmpty()
                ? texts.getItemAt(Integer.parseInt(text.toString().strip())).getString()
                : text.toString();
        if (value.length() > limits.characters()) {
            throw new UnreadableOfficeFileException(
                    Reason.CELL_TOO_LONG,
                    limits.characters(),
                    value.length(),
                    "工作表“" + sheet() + "”第 " + rowNumber + " 行第 " + (column + 1) + " 列的文字超过 " + limits.characters()
                            + " 字的上限。");
        }
        String shown = type == null || "n".equals(type) ? number(value.strip()) : value;
        String clean = BLANKS.matcher(shown).replaceAll(" ").strip();
        if (!clean.isEmpty() || formula) {
            cells.put(column, new Cell(clean, formula, "e".equals(type)));
        }
    }

    /** A phone that Excel took for a number comes as 1.3000000001E10. */
    private static String number(String value) {
        try {
            if (value.isEmpty() || value.length() > LONGEST_NUMBER) {
                return value;
            }
            BigDecimal number = new BigDecimal(value);
            // 1E999999999 is short as well, but not once it is written out.
            return Math.abs((long) number.scale()) > LONGEST_NUMBER
                    ? value
                    : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private void keepRow() {
        if (cells.isEmpty()) {
            return;
        }
        if (++rows > limits.rows()) {
            throw new UnreadableOfficeFileException(
                    Reason.TOO_MANY_ROWS,
                    limits.rows(),
                    rows,
                    "工作表“" + sheet() + "”超过 " + limits.rows() + " 行的上限，请分几次导入。");
        }
        row = new Row(rowNumber, cells);
    }

    private interface Step<T> {
        T take() throws IOException, OpenXML4JException, SAXException, XMLStreamException;
    }

    private static <T> T whole(Step<T> step) {
        try {
            return step.take();
        } catch (IOException | OpenXML4JException | SAXException | XMLStreamException | RuntimeException e) {
            throw UnreadableOfficeFileException.damaged(e);
        }
    }

    /**
     * A row with content.
     *
     * @param number as people see it, the first is 1
     * @param cells by column from the left, the first is 0; empty ones are missing
     */
    public record Row(int number, Map<Integer, Cell> cells) {

        /** The text in a column, empty when there is none. */
        public String text(int column) {
            Cell cell = cells.get(column);
            return cell == null ? "" : cell.text();
        }

        /** How many characters its texts have. */
        public int characters() {
            return cells.values().stream()
                    .mapToInt(cell -> cell.text().length())
                    .sum();
        }

        /** What people call the cell in a column, as F2. */
        public String nameOf(int column) {
            return CellReference.convertNumToColString(column) + number;
        }
    }

    /**
     * A cell.
     *
     * @param text without blanks at its ends; of a formula what the file remembers as its last result
     * @param formula whether it is computed
     * @param error whether its value is an error such as #N/A
     */
    public record Cell(String text, boolean formula, boolean error) {}
}

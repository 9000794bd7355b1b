package cn.goodnetizen.paper;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the texts of a workbook (.xlsx) that people hand in, as a stream and within limits: a hostile file costs a
 * message, not the memory of the application. Formulas are never computed; a cell that holds one is marked.
 */
public final class WorkbookReader {

    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST_CELL = 4_000;
    private static final int LONGEST_NUMBER = 40;

    private final int mostRows;
    private final int mostColumns;
    private final long mostBytes;

    /**
     * @param mostRows rows with content that one sheet may have
     * @param mostColumns columns that are read; what stands to the right of them is not looked at
     * @param mostBytes bytes that all parts of the file may have once they are unpacked
     */
    public WorkbookReader(int mostRows, int mostColumns, long mostBytes) {
        this.mostRows = mostRows;
        this.mostColumns = mostColumns;
        this.mostBytes = mostBytes;
    }

    /**
     * The sheets in their order, each with its rows that hold anything.
     *
     * @throws UnreadableWorkbookException in words for the user, when the file is broken, hostile or too large
     */
    public List<Sheet> read(Path file) throws IOException {
        requireHarmless(file);
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader workbook = new XSSFReader(parts);
            ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(parts, false);
            List<Sheet> sheets = new ArrayList<>();
            var found = (XSSFReader.SheetIterator) workbook.getSheetsData();
            while (found.hasNext()) {
                try (InputStream content = found.next()) {
                    sheets.add(sheet(found.getSheetName(), content, texts));
                }
            }
            return sheets;
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | SAXException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw new UnreadableWorkbookException("文件不是完整的 Excel 工作簿（.xlsx），无法读取；请用 Excel 或 WPS 打开后另存再上传。", e);
        }
    }

    /** Unpacks everything once into nothing, so that no later step meets more than the limit. */
    private void requireHarmless(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnreadableWorkbookException("文件里有 " + zip.size() + " 个部分，超过 " + MOST_ENTRIES + " 个的上限。");
            }
            long total = 0;
            byte[] buffer = new byte[1 << 16];
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith("vbaProject.bin")) {
                    throw new UnreadableWorkbookException("文件含有宏。请另存为不含宏的“Excel 工作簿（.xlsx）”再上传。");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        total += read;
                        if (total > mostBytes) {
                            throw new UnreadableWorkbookException(
                                    "文件解压后超过 " + (mostBytes >> 20) + " MB 的上限，请删去多余的工作表、图片和空行。");
                        }
                    }
                }
            }
        } catch (ZipException e) {
            throw new UnreadableWorkbookException("文件不是 Excel 工作簿（.xlsx），无法读取。", e);
        }
    }

    private Sheet sheet(String name, InputStream content, ReadOnlySharedStringsTable texts)
            throws IOException, SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            Cells cells = new Cells(name, texts);
            factory.newSAXParser().parse(new InputSource(content), cells);
            return new Sheet(name, cells.rows);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the Java platform's parser knows these features", e);
        }
    }

    /** Collects what one sheet holds. */
    private final class Cells extends DefaultHandler {

        private final String sheet;
        private final ReadOnlySharedStringsTable texts;
        private final List<Row> rows = new ArrayList<>();
        private final Map<Integer, Cell> row = new TreeMap<>();
        private final StringBuilder text = new StringBuilder();
        private int rowNumber;
        private int column;
        private String type;
        private boolean formula;
        private boolean collecting;

        Cells(String sheet, ReadOnlySharedStringsTable texts) {
            this.sheet = sheet;
            this.texts = texts;
        }

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            switch (name) {
                case "row" -> {
                    String number = attributes.getValue("r");
                    rowNumber = number == null ? rowNumber + 1 : Integer.parseInt(number);
                    column = -1;
                    row.clear();
                }
                case "c" -> {
                    String reference = attributes.getValue("r");
                    column = reference == null ? column + 1 : new CellReference(reference).getCol();
                    type = attributes.getValue("t");
                    formula = false;
                    text.setLength(0);
                }
                case "f" -> formula = true;
                case "v", "t" -> collecting = true;
                default -> {}
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (collecting && text.length() <= LONGEST_CELL) {
                text.append(characters, start, Math.min(length, LONGEST_CELL + 1));
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            switch (name) {
                case "v", "t" -> collecting = false;
                case "c" -> keepCell();
                case "row" -> keepRow();
                default -> {}
            }
        }

        private void keepCell() {
            if (column < 0 || column >= mostColumns) {
                return;
            }
            String value = "s".equals(type) && !text.isEmpty()
                    ? texts.getItemAt(Integer.parseInt(text.toString())).getString()
                    : text.toString();
            if (value.length() > LONGEST_CELL) {
                throw new UnreadableWorkbookException("工作表“" + sheet + "”第 " + rowNumber + " 行第 " + (column + 1)
                        + " 列的文字超过 " + LONGEST_CELL + " 字的上限。");
            }
            String shown = type == null || "n".equals(type) ? number(value) : value;
            String clean =
                    shown.replaceAll("[\\p{Cntrl}\\u00a0\\u3000\\ufeff]+", " ").strip();
            if (!clean.isEmpty() || formula) {
                row.put(column, new Cell(clean, formula));
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
            if (row.isEmpty()) {
                return;
            }
            if (rows.size() == mostRows) {
                throw new UnreadableWorkbookException("工作表“" + sheet + "”超过 " + mostRows + " 行的上限，请分几次导入。");
            }
            rows.add(new Row(rowNumber, new LinkedHashMap<>(row)));
        }
    }

    /** A sheet by its name. */
    public record Sheet(String name, List<Row> rows) {}

    /**
     * A row with content.
     *
     * @param number as people see it, the first is 1
     * @param cells by column, the first is 0; empty ones are missing
     */
    public record Row(int number, Map<Integer, Cell> cells) {

        /** The text in a column, empty when there is none. */
        public String text(int column) {
            Cell cell = cells.get(column);
            return cell == null ? "" : cell.text();
        }
    }

    /**
     * A cell.
     *
     * @param text without blanks at its ends; of a formula what the file remembers as its last result
     * @param formula whether it is computed
     */
    public record Cell(String text, boolean formula) {}
}

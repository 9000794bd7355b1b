package cn.goodnetizen.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

/**
 * Reads the worksheets of a workbook as streams, one after the other; each row is a line. A formula's cell is a fault and
 * not read: what it last came to need not be what it says now.
 */
final class WorkbookLines {

    private final ReadOnlySharedStringsTable shared;
    private final TableLines lines = new TableLines();
    private final StringBuilder value = new StringBuilder();
    private String sheet = "";
    private int row;
    private int column;
    private String type = "";
    private boolean formula;
    private boolean reading;

    private WorkbookLines(ReadOnlySharedStringsTable shared) {
        this.shared = shared;
    }

    static List<TableLine> read(Path file) throws IOException, OpenXML4JException, SAXException, XMLStreamException {
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            WorkbookLines workbook = new WorkbookLines(new ReadOnlySharedStringsTable(parts, false));
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) new XSSFReader(parts).getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream xml = sheets.next()) {
                    workbook.sheet = sheets.getSheetName();
                    workbook.read(XMLHelper.newXMLInputFactory().createXMLStreamReader(xml));
                }
            }
            return workbook.lines.lines();
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, NominationFile.DoctypeException {
        row = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new NominationFile.DoctypeException();
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (reading && value.length() <= TableLines.LONGEST_CELL) {
                        value.append(xml.getText());
                    }
                }
                default -> {
                    // Comments and instructions say nothing about a table.
                }
            }
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "row" -> {
                String number = xml.getAttributeValue(null, "r");
                row = number != null && number.matches("\\d{1,7}") ? Integer.parseInt(number) : row + 1;
                column = -1;
                lines.begin("工作表“" + sheet + "”第 " + row + " 行");
            }
            case "c" -> {
                column = columnOf(xml.getAttributeValue(null, "r"));
                type = xml.getAttributeValue(null, "t") == null ? "n" : xml.getAttributeValue(null, "t");
                formula = false;
                value.setLength(0);
            }
            case "f" -> formula = true;
            case "v", "t" -> reading = true;
            default -> {
                // Everything else is looks.
            }
        }
    }

    private void end(String element) {
        reading = false;
        if (element.equals("row")) {
            lines.end();
        } else if (element.equals("c")) {
            if (formula) {
                lines.fault(column, "单元格 " + name() + " 是公式，未读取；请直接填写文字");
            } else if (type.equals("e")) {
                lines.fault(column, "单元格 " + name() + " 的值是错误“" + value + "”，请直接填写文字");
            } else if (!value.isEmpty()) {
                lines.put(column, text());
            }
        }
    }

    private String text() {
        return switch (type) {
            case "s" ->
                shared.getItemAt(Integer.parseInt(value.toString().strip())).getString();
            case "n" -> number(value.toString().strip());
            default -> value.toString();
        };
    }

    /** A phone number typed as a number may be kept as 1.39E10; what is far longer than one is left as it is. */
    private static String number(String kept) {
        return kept.matches("-?\\d{1,20}(\\.\\d{1,20})?(E\\+?\\d{1,2})?")
                ? new BigDecimal(kept).stripTrailingZeros().toPlainString()
                : kept;
    }

    /** Without a reference a cell follows the one before it. */
    private int columnOf(String reference) {
        String letters = reference == null ? "" : reference.replaceAll("\\d", "");
        if (!letters.matches("[A-Z]{1,3}")) {
            return column + 1;
        }
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = at * 26 + letters.charAt(i) - 'A' + 1;
        }
        return at - 1;
    }

    private String name() {
        StringBuilder letters = new StringBuilder();
        for (int at = column + 1; at > 0; at = (at - 1) / 26) {
            letters.insert(0, (char) ('A' + (at - 1) % 26));
        }
        return "“" + sheet + "”!" + letters + row;
    }
}

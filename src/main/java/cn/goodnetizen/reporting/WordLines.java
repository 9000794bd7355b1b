package cn.goodnetizen.reporting;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a Word document as a stream: each row of a table is a line, and so is each paragraph outside of tables. */
final class WordLines {

    private final XMLStreamReader xml;
    private final TableLines lines = new TableLines();
    private final StringBuilder text = new StringBuilder();
    private boolean reading;
    private int tables;
    private int paragraph;
    private int row;
    private int column;

    private WordLines(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<TableLine> read(XMLStreamReader document) throws XMLStreamException {
        WordLines word = new WordLines(document);
        word.read();
        return word.lines.lines();
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (reading && text.length() <= TableLines.LONGEST_CELL) {
                        text.append(xml.getText());
                    }
                }
                default -> {
                    // Comments and instructions say nothing about a table.
                }
            }
        }
    }

    /** A table inside of a cell is part of that cell's text. */
    private void start(String element) {
        switch (element) {
            case "tbl" -> tables++;
            case "tr" -> {
                if (tables == 1) {
                    lines.begin("表格第 " + ++row + " 行");
                    column = 0;
                }
            }
            case "gridSpan" -> column += tables == 1 ? span() - 1 : 0;
            case "t" -> reading = true;
            case "tab", "br", "cr" -> text.append(' ');
            default -> {
                // Everything else is looks.
            }
        }
    }

    private void end(String element) {
        reading = false;
        switch (element) {
            case "tbl" -> tables--;
            case "tc" -> {
                if (tables == 1) {
                    lines.put(column++, text.toString());
                    text.setLength(0);
                }
            }
            case "tr" -> {
                if (tables == 1) {
                    lines.end();
                }
            }
            case "p" -> {
                if (tables == 0) {
                    lines.begin("第 " + ++paragraph + " 段");
                    lines.put(0, text.toString());
                    lines.end();
                    text.setLength(0);
                } else {
                    text.append(' ');
                }
            }
            default -> {
                // Everything else is looks.
            }
        }
    }

    private int span() {
        String columns = xml.getAttributeValue(null, "val") != null
                ? xml.getAttributeValue(null, "val")
                : xml.getAttributeValue(xml.getNamespaceURI(), "val");
        return columns != null && columns.matches("[1-9]\\d?") ? Integer.parseInt(columns) : 1;
    }
}

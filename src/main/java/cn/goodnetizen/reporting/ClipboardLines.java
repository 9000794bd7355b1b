package cn.goodnetizen.reporting;

import java.util.List;

/**
 * Reads what Excel, WPS or a table in Word puts on the clipboard: lines of cells with tabs between them; a cell with a tab,
 * a line break or a quotation mark in it stands in quotation marks, with those inside doubled.
 */
final class ClipboardLines {

    private ClipboardLines() {}

    /** @throws cn.goodnetizen.media.FileRefusedException when it is more than a table can hold */
    static List<TableLine> read(String text) {
        TableLines lines = new TableLines();
        StringBuilder cell = new StringBuilder();
        int line = 1;
        int column = 0;
        boolean quoted = false;
        lines.begin("第 1 行");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c == '\r' || c == '\n' ? ' ' : c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty() && closes(text, i)) {
                quoted = true;
            } else if (c == '\t') {
                lines.put(column++, cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                lines.put(column, cell.toString());
                lines.end();
                cell.setLength(0);
                column = 0;
                lines.begin("第 " + ++line + " 行");
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        lines.put(column, cell.toString());
        lines.end();
        return lines.lines();
    }

    /** Whether a quotation mark that opens a cell is closed where a cell ends; otherwise somebody just wrote one. */
    private static boolean closes(String text, int from) {
        for (int i = text.indexOf('"', from + 1); i >= 0; i = text.indexOf('"', i + 1)) {
            if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                i++;
            } else {
                return i + 1 == text.length() || "\t\r\n".indexOf(text.charAt(i + 1)) >= 0;
            }
        }
        return false;
    }
}

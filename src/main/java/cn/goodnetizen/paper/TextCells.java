package cn.goodnetizen.paper;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Puts texts into a workbook so that they stay texts: a phone number keeps its digits, and nothing that people typed is
 * ever taken for a formula, neither when the file is opened nor when somebody edits the cell or copies it elsewhere.
 */
public final class TextCells {

    /** Excel takes the full-width signs of Chinese keyboards for the others. */
    private static final String FORMULA_STARTS = "=+-@＝＋－＠\t\r\n";

    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final Workbook workbook;
    private final Map<Short, CellStyle> plain = new HashMap<>();
    private final Map<Short, CellStyle> guarded = new HashMap<>();

    public TextCells(Workbook workbook) {
        this.workbook = workbook;
    }

    /**
     * @param text may be null; what is longer than Excel allows is cut
     * @param look how the cell looks, apart from its format
     */
    public void put(Cell cell, String text, CellStyle look) {
        String kept = text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        cell.setCellValue(kept);
        boolean couldBeFormula = !kept.isEmpty() && FORMULA_STARTS.indexOf(kept.charAt(0)) >= 0;
        cell.setCellStyle(
                couldBeFormula ? guarded.computeIfAbsent(look.getIndex(), index -> guarded(look)) : plain(look));
    }

    /** The same look for text, as for a column whose cells are still empty. */
    public CellStyle plain(CellStyle look) {
        return plain.computeIfAbsent(look.getIndex(), index -> text(look));
    }

    private CellStyle text(CellStyle look) {
        CellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(look);
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    /** As if an apostrophe had been typed before it. */
    private CellStyle guarded(CellStyle look) {
        CellStyle style = text(look);
        style.setQuotePrefixed(true);
        return style;
    }
}

package cn.goodnetizen.organization;

import java.util.Map;

/**
 * One row of a table that staff hand in.
 *
 * @param number the row's number in the sheet, the first is 1, as people see it
 * @param cells the texts by the title of their column, stripped; columns left empty may be missing
 */
public record SheetRow(int number, Map<String, String> cells) {

    public SheetRow {
        cells = Map.copyOf(cells);
    }

    /** The text under a title, empty when there is none. */
    public String text(String column) {
        return cells.getOrDefault(column, "");
    }
}

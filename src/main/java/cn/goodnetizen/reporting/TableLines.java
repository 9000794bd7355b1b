package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the lines of a table while a file is read, keeping only as many as a 推荐表 can have and counting the rest: the
 * answer to a file that is too long names how long it is, and costs no more than one that fits.
 */
final class TableLines {

    /** Five hundred rows on sheets of ten, each with some ten lines of head and foot. */
    private static final int MOST_LINES = 1_200;

    static final int MOST_COLUMNS = 40;
    /** Beyond the limit of every column, so that its message still comes. */
    static final int LONGEST_CELL = 2_000;

    private static final int MOST_CHARACTERS = 1_000_000;

    private final List<TableLine> lines = new ArrayList<>();
    private int count;
    private int characters;

    private String place = "";
    private final List<String> cells = new ArrayList<>();
    private final Map<Integer, String> faults = new HashMap<>();
    private boolean filled;

    void begin(String where) {
        place = where;
        cells.clear();
        faults.clear();
        filled = false;
    }

    /** Puts a text into a column; what lies further right than any table reaches is not kept. */
    void put(int column, String text) {
        String kept = text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
        filled |= !kept.isBlank();
        if (column < MOST_COLUMNS && lines.size() < MOST_LINES) {
            reach(column);
            cells.set(column, kept);
            characters += kept.length();
        }
    }

    void fault(int column, String what) {
        filled = true;
        if (column < MOST_COLUMNS && lines.size() < MOST_LINES) {
            reach(column);
            faults.put(column, what);
        }
    }

    private void reach(int column) {
        while (cells.size() <= column) {
            cells.add("");
        }
    }

    /** An empty line counts for nothing. */
    void end() {
        if (filled) {
            count++;
            if (lines.size() < MOST_LINES && characters <= MOST_CHARACTERS) {
                lines.add(new TableLine(place, cells, faults));
            }
        }
        filled = false;
    }

    /** @throws FileRefusedException when there was more than a table can hold */
    List<TableLine> lines() {
        if (count > MOST_LINES) {
            throw new FileRefusedException("里面有 " + count + " 行内容，一张推荐表最多 " + NominationTable.MOST_ROWS + " 行人选。");
        }
        if (characters > MOST_CHARACTERS) {
            throw new FileRefusedException("里面的文字超过 " + MOST_CHARACTERS + " 个字，不像一张推荐表。");
        }
        return List.copyOf(lines);
    }
}

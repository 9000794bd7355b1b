package cn.goodnetizen.reporting;

import java.util.List;
import java.util.Map;

/**
 * One line of a table as it came from outside, before it is known what its cells mean.
 *
 * @param place where it stood, in the words of whoever has to find it again
 * @param cells their texts from the left, empty ones included
 * @param faults what is wrong with a cell, by its place from 0; such a cell is empty
 */
record TableLine(String place, List<String> cells, Map<Integer, String> faults) {

    TableLine {
        cells = cells.stream().map(String::strip).toList();
        faults = Map.copyOf(faults);
    }

    TableLine(String place, List<String> cells) {
        this(place, cells, Map.of());
    }

    boolean blank() {
        return faults.isEmpty() && cells.stream().allMatch(String::isEmpty);
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The first text in it. */
    String head() {
        return cells.stream().filter(cell -> !cell.isEmpty()).findFirst().orElse("");
    }
}

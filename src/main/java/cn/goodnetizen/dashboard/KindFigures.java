package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.ReportKind;
import java.util.List;

/**
 * One kind of report in numbers.
 *
 * @param tiles add up to {@code all}
 * @param late cuts across the tiles
 */
record KindFigures(ReportKind kind, String name, Figure all, List<Figure> tiles, Figure late) {

    /** The tiles that say something for this kind. */
    public List<Figure> shown() {
        return tiles.stream()
                .filter(tile -> tile.count() > 0 || tileOf(tile).belongsTo(kind))
                .toList();
    }

    /** What is done with: accepted, or closed without a nomination. */
    public long done() {
        return tiles.stream()
                .filter(tile -> switch (tileOf(tile)) {
                    case HANDED_IN, NO_NOMINATION, DISSOLVED -> true;
                    default -> false;
                })
                .mapToLong(Figure::count)
                .sum();
    }

    /** In whole percent, rounded down: only all of them are 100. */
    public long donePercent() {
        return all.count() == 0 ? 0 : done() * 100 / all.count();
    }

    /** The tiles as parts of one bar, from 0 to the number of all reports. */
    public List<Bar> bars() {
        return Bar.of(tiles);
    }

    private static Tile tileOf(Figure figure) {
        for (Tile tile : Tile.values()) {
            if (tile.code().equals(figure.code())) {
                return tile;
            }
        }
        throw new IllegalArgumentException("no tile " + figure.code());
    }
}

package cn.goodnetizen.likeness;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The part of a video's pictures inside its bars: the lines and columns at the edges that have one and the same colour,
 * whatever happens between them.
 *
 * @param top the first line of the part
 * @param bottom the line behind its last one
 * @param left the first column of the part
 * @param right the column behind its last one
 */
record Bars(int top, int bottom, int left, int right) {

    /** Bars have noise too, most where they meet the picture. */
    private static final int SAME_COLOUR = 12;

    /** A short title may fill the whole picture. */
    private static final double NEARLY_ALWAYS = 0.95;

    /** Less than that is no picture between bars, but a dark video with something in it. */
    private static final double LEAST_PART = 0.3;

    /** @param pictures square ones, line by line */
    static Bars around(List<byte[]> pictures, int side) {
        boolean[] lines = new boolean[side];
        boolean[] columns = new boolean[side];
        for (int at = 0; at < side; at++) {
            lines[at] = isBar(pictures, at * side, 1, side);
            columns[at] = isBar(pictures, at, side, side);
        }
        Bars found = new Bars(first(lines), last(lines) + 1, first(columns), last(columns) + 1);
        boolean plausible =
                found.bottom - found.top >= LEAST_PART * side && found.right - found.left >= LEAST_PART * side;
        return plausible ? found : new Bars(0, side, 0, side);
    }

    private static boolean isBar(List<byte[]> pictures, int begin, int step, int length) {
        int[] colours = pictures.stream()
                .mapToInt(picture -> picture[begin] & 0xFF)
                .sorted()
                .toArray();
        int usual = colours[colours.length / 2];
        long likeThat = pictures.stream()
                .filter(picture -> isOf(usual, picture, begin, step, length))
                .count();
        return likeThat >= NEARLY_ALWAYS * pictures.size();
    }

    private static boolean isOf(int colour, byte[] picture, int begin, int step, int length) {
        for (int at = 0; at < length; at++) {
            if (Math.abs((picture[begin + at * step] & 0xFF) - colour) > SAME_COLOUR) {
                return false;
            }
        }
        return true;
    }

    private static int first(boolean[] bars) {
        int at = 0;
        while (at < bars.length && bars[at]) {
            at++;
        }
        return at;
    }

    private static int last(boolean[] bars) {
        int at = bars.length - 1;
        while (at >= 0 && bars[at]) {
            at--;
        }
        return at;
    }

    /**
     * The part inside, drawn to another size: each point is the mean of what it covers.
     *
     * @return points × points grey levels, line by line
     */
    double[] inside(byte[] picture, int side, int points) {
        double[] narrow = new double[side * points];
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < points; x++) {
                int line = y * side;
                narrow[y * points + x] = mean(left, right, x, points, at -> picture[line + at] & 0xFF);
            }
        }
        double[] small = new double[points * points];
        for (int y = 0; y < points; y++) {
            for (int x = 0; x < points; x++) {
                int column = x;
                small[y * points + x] = mean(top, bottom, y, points, at -> narrow[at * points + column]);
            }
        }
        return small;
    }

    /** Of what one of so many equal parts between two places covers, to fractions of a pixel. */
    private static double mean(int begin, int end, int part, int parts, IntToDoubleFunction grey) {
        double width = (double) (end - begin) / parts;
        double from = begin + part * width;
        double to = from + width;
        double sum = 0;
        for (int at = (int) from; at < Math.min(end, Math.ceil(to)); at++) {
            sum += grey.applyAsDouble(at) * (Math.min(to, at + 1) - Math.max(from, at));
        }
        return sum / width;
    }
}

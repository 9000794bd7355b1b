package cn.goodnetizen.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Breaks the title of a paper into lines of about the same length where a reader would pause: behind a space, around
 * quotation marks, before 关于 and behind 的. Words stay whole, as GB/T 9704 asks.
 */
final class TitleLines {

    private static final int WIDEST = 20;
    private static final String BEFORE = "“《（(";
    private static final String BEHIND = "”》）)、 的";

    private TitleLines() {}

    /** @return the lines; a title without any place to pause is one line, for the printer to break */
    static List<String> of(String title) {
        if (width(title) <= WIDEST) {
            return List.of(title);
        }
        List<Integer> pauses = pauses(title);
        int size = pauses.size();
        double[] cost = new double[size];
        int[] from = new int[size];
        double even = width(title) / Math.ceil(width(title) / WIDEST);
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        cost[0] = 0;
        for (int to = 1; to < size; to++) {
            for (int start = 0; start < to; start++) {
                double width =
                        width(title.substring(pauses.get(start), pauses.get(to)).strip());
                double unevenness = cost[start] + (width - even) * (width - even);
                if (width <= WIDEST && unevenness < cost[to]) {
                    cost[to] = unevenness;
                    from[to] = start;
                }
            }
        }
        if (Double.isInfinite(cost[size - 1])) {
            return List.of(title);
        }
        List<String> lines = new ArrayList<>();
        for (int at = size - 1; at > 0; at = from[at]) {
            lines.addFirst(title.substring(pauses.get(from[at]), pauses.get(at)).strip());
        }
        return lines;
    }

    private static List<Integer> pauses(String title) {
        List<Integer> pauses = new ArrayList<>();
        pauses.add(0);
        for (int i = 1; i < title.length(); i++) {
            boolean closed = BEHIND.indexOf(title.charAt(i - 1)) >= 0 && BEHIND.indexOf(title.charAt(i)) < 0;
            boolean opens = BEFORE.indexOf(title.charAt(i)) >= 0 && BEFORE.indexOf(title.charAt(i - 1)) < 0;
            if (closed || opens || title.startsWith("关于", i)) {
                pauses.add(i);
            }
        }
        pauses.add(title.length());
        return pauses;
    }

    /** In characters as wide as they are high. */
    private static double width(String text) {
        return text.chars()
                .mapToDouble(character -> character < 0x2E80 && character != '“' && character != '”' ? 0.55 : 1)
                .sum();
    }
}

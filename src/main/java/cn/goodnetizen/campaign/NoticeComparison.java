package cn.goodnetizen.campaign;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Two notices side by side, paragraph by paragraph.
 *
 * @param stretches the paragraphs in order; a long run of equal ones is folded
 * @param shared how many paragraphs both have word by word
 */
record NoticeComparison(List<Stretch> stretches, int shared, int changed, int removed, int inserted) {

    private static final int FOLDED_FROM = 4;
    private static final int LONGEST_PARAGRAPH = 3_000;
    private static final int MOST_PAIRS = 2_500;
    private static final double ALIKE = 0.6;
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日");

    NoticeComparison {
        stretches = List.copyOf(stretches);
    }

    static NoticeComparison of(NoticeDocument left, NoticeDocument right) {
        List<String> before = left.paragraphs();
        List<String> after = right.paragraphs();
        List<Row> rows = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            same(before, at, delta.getSource().getPosition(), rows);
            differing(delta.getSource().getLines(), delta.getTarget().getLines(), rows);
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        same(before, at, before.size(), rows);
        return new NoticeComparison(
                folded(rows),
                count(rows, Kind.SAME),
                count(rows, Kind.CHANGED),
                count(rows, Kind.REMOVED),
                count(rows, Kind.INSERTED));
    }

    /** Whether a text speaks of a day, with or without its year. */
    static boolean names(NoticeDocument letter, int month, int day) {
        return letter.paragraphs().stream()
                .flatMap(paragraph -> DAY.matcher(paragraph).results())
                .anyMatch(
                        found -> Integer.parseInt(found.group(1)) == month && Integer.parseInt(found.group(2)) == day);
    }

    private static void same(List<String> paragraphs, int from, int to, List<Row> rows) {
        for (String paragraph : paragraphs.subList(from, to)) {
            rows.add(new Row(Kind.SAME, plain(paragraph), plain(paragraph)));
        }
    }

    /** Paragraphs that say nearly the same are one changed paragraph, the others come and go. */
    private static void differing(List<String> before, List<String> after, List<Row> rows) {
        int next = 0;
        boolean few = (long) before.size() * after.size() <= MOST_PAIRS;
        for (String old : before) {
            int found = few ? firstAlike(old, after, next) : -1;
            if (found < 0) {
                rows.add(new Row(Kind.REMOVED, plain(old), List.of()));
                continue;
            }
            inserted(after.subList(next, found), rows);
            rows.add(changed(old, after.get(found)));
            next = found + 1;
        }
        inserted(after.subList(next, after.size()), rows);
    }

    private static void inserted(List<String> paragraphs, List<Row> rows) {
        paragraphs.forEach(paragraph -> rows.add(new Row(Kind.INSERTED, List.of(), plain(paragraph))));
    }

    private static int firstAlike(String old, List<String> after, int from) {
        for (int i = from; i < after.size(); i++) {
            if (alike(old, after.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean alike(String a, String b) {
        if (a.length() > LONGEST_PARAGRAPH || b.length() > LONGEST_PARAGRAPH) {
            return false;
        }
        Map<Integer, Integer> characters = new HashMap<>();
        a.codePoints().forEach(character -> characters.merge(character, 1, Integer::sum));
        long common = b.codePoints()
                .filter(character -> characters.merge(character, -1, Integer::sum) >= 0)
                .count();
        return 2.0 * common / (a.length() + b.length()) >= ALIKE;
    }

    private static Row changed(String old, String now) {
        List<String> before = characters(old);
        List<String> after = characters(now);
        List<Piece> left = new ArrayList<>();
        List<Piece> right = new ArrayList<>();
        int leftAt = 0;
        int rightAt = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int leftFrom = delta.getSource().getPosition();
            int rightFrom = delta.getTarget().getPosition();
            piece(left, before.subList(leftAt, leftFrom), false);
            piece(right, after.subList(rightAt, rightFrom), false);
            piece(left, delta.getSource().getLines(), true);
            piece(right, delta.getTarget().getLines(), true);
            leftAt = leftFrom + delta.getSource().size();
            rightAt = rightFrom + delta.getTarget().size();
        }
        piece(left, before.subList(leftAt, before.size()), false);
        piece(right, after.subList(rightAt, after.size()), false);
        return new Row(Kind.CHANGED, left, right);
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static void piece(List<Piece> pieces, List<String> characters, boolean marked) {
        if (!characters.isEmpty()) {
            pieces.add(new Piece(String.join("", characters), marked));
        }
    }

    private static List<Piece> plain(String text) {
        return List.of(new Piece(text, false));
    }

    private static List<Stretch> folded(List<Row> rows) {
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= rows.size(); to++) {
            boolean same = rows.get(from).kind() == Kind.SAME;
            if (to == rows.size() || (rows.get(to).kind() == Kind.SAME) != same) {
                stretches.add(new Stretch(same && to - from >= FOLDED_FROM, rows.subList(from, to)));
                from = to;
            }
        }
        return stretches;
    }

    private static int count(List<Row> rows, Kind kind) {
        return (int) rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** What became of a paragraph; the label is what a reader sees and hears. */
    enum Kind {
        SAME("相同"),
        CHANGED("修改"),
        REMOVED("仅左侧有"),
        INSERTED("仅右侧有");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String cssClass() {
            return "compare__row--" + name().toLowerCase(Locale.ROOT);
        }
    }

    record Stretch(boolean folded, List<Row> rows) {

        Stretch {
            rows = List.copyOf(rows);
        }
    }

    record Row(Kind kind, List<Piece> left, List<Piece> right) {

        Row {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** @param marked whether the other side says it otherwise */
    record Piece(String text, boolean marked) {}
}

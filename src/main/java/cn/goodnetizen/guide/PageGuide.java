package cn.goodnetizen.guide;

import java.util.List;

/**
 * What a reader is told about one page.
 *
 * @param view the page's template, such as {@code reporting/duties}
 * @param readers whose handout speaks of it; empty for pages before the sign-in
 * @param purpose what the page is for, in one line
 * @param steps how it is done, in order
 * @param next what happens afterwards
 * @param off buttons that may be off or missing, and why
 */
record PageGuide(
        String view,
        String title,
        List<Reader> readers,
        String purpose,
        List<String> steps,
        String next,
        List<Off> off) {

    PageGuide {
        readers = readers == null ? List.of() : List.copyOf(readers);
        steps = steps == null ? List.of() : List.copyOf(steps);
        off = off == null ? List.of() : List.copyOf(off);
    }

    /** Whether the one line says all there is to say. */
    public boolean brief() {
        return steps.isEmpty() && next == null && off.isEmpty();
    }

    /** A button, and why it cannot be pressed now. */
    record Off(String button, String why) {}
}

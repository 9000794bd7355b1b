package cn.goodnetizen.notification;

import org.springframework.lang.Nullable;

/**
 * Which letters an organiser wants to see; what is left empty does not count.
 *
 * @param before show letters older than this one
 * @param after show letters newer than this one
 */
record LetterFilter(
        @Nullable String unit,
        @Nullable LetterKind kind,
        @Nullable LetterState state,
        @Nullable Long before,
        @Nullable Long after) {

    String unitCode() {
        return unit == null || unit.isBlank() ? null : unit;
    }
}

package cn.goodnetizen.campaign;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Moments as the engine's timers read them: with seconds and an offset, never with the name of a zone, which the 8.6
 * importers drop.
 */
public final class EngineMoment {

    private EngineMoment() {}

    public static String of(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    public static String startOf(LocalDate day) {
        return of(Deadlines.startOf(day));
    }

    public static String endOf(LocalDate day) {
        return of(Deadlines.endOf(day));
    }
}

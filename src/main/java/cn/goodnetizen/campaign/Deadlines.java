package cn.goodnetizen.campaign;

import cn.goodnetizen.wording.ChineseDates;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Turns the days of the notice into moments. A day runs from 0:00 to 24:00 Asia/Shanghai. */
public final class Deadlines {

    /** The zone of every date in a campaign. */
    public static final ZoneId ZONE = ChineseDates.ZONE;

    private Deadlines() {}

    /** The moment a deadline day is over: 0:00 of the day after it. */
    public static OffsetDateTime endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    /** The moment a day begins. */
    public static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }
}

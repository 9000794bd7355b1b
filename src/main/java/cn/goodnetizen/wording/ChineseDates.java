package cn.goodnetizen.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days and moments in Chinese, in the zone of every date of a campaign. */
public final class ChineseDates {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("M月d日");

    private ChineseDates() {}

    /** 2023年10月20日. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** 10月20日, where the year is plain. */
    public static String dayOfYear(LocalDate day) {
        return DAY_OF_YEAR.format(day);
    }

    /** 10月20日 24:00: a deadline ends with its day. */
    public static String deadline(LocalDate lastDay) {
        return dayOfYear(lastDay) + " 24:00";
    }

    /** 2023年10月20日 09:00, in Asia/Shanghai. */
    public static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(ZONE));
    }
}

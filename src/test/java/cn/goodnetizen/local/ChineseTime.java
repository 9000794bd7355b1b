package cn.goodnetizen.local;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people in Hunan read them; the end of a day is its 24:00. */
final class ChineseTime {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.CHINA);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA);

    private ChineseTime() {}

    static String of(OffsetDateTime moment) {
        ZonedDateTime local = moment.atZoneSameInstant(SHANGHAI);
        return DAY.format(local) + " " + TIME.format(local);
    }

    static String ofDeadline(OffsetDateTime moment) {
        ZonedDateTime local = moment.atZoneSameInstant(SHANGHAI);
        return local.toLocalTime().toSecondOfDay() == 0
                ? DAY.format(local.minusDays(1)) + " 24:00"
                : DAY.format(local) + " " + MINUTE.format(local);
    }
}

package cn.goodnetizen.web;

import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * How dates are written for people, in templates as {@code ${@dates.day(…)}}. Moments are shown in Asia/Shanghai; a
 * deadline is a day and ends at its 24:00. A date that is not set is an empty text.
 */
@Component("dates")
public class Dates {

    private static final ZoneId ZONE = ChineseDates.ZONE;
    private static final int SOON_DAYS = 3;

    private final Clock clock;

    public Dates(Clock clock) {
        this.clock = clock;
    }

    /** 2023年10月20日. */
    public String day(LocalDate day) {
        return day == null ? "" : ChineseDates.day(day);
    }

    /** 2023年10月20日 09:00. */
    public String moment(Instant moment) {
        return moment == null ? "" : ChineseDates.moment(moment);
    }

    /** 2023年10月20日 09:00. */
    public String moment(OffsetDateTime moment) {
        return moment == null ? "" : moment(moment.toInstant());
    }

    /** 10月20日 24:00. */
    public String deadline(LocalDate lastDay) {
        return lastDay == null ? "" : ChineseDates.deadline(lastDay);
    }

    /** 还剩 3 天, 今天截止, 已逾期 2 天: whole days from today to the last day. */
    public String countdown(LocalDate lastDay) {
        if (lastDay == null) {
            return "";
        }
        var days = daysTo(lastDay);
        if (days == 0) {
            return "今天截止";
        }
        return days > 0 ? "还剩 " + days + " 天" : "已逾期 " + -days + " 天";
    }

    /** As {@link #countdown(LocalDate)}, for an end given as a moment: midnight still belongs to the day before. */
    public String countdown(Instant end) {
        return end == null ? "" : countdown(lastDayBefore(end));
    }

    /** As {@link #countdown(Instant)}. */
    public String countdown(OffsetDateTime end) {
        return end == null ? "" : countdown(end.toInstant());
    }

    /** How pressing a last day is: {@code late}, {@code today}, {@code soon} (up to three days) or {@code calm}. */
    public String urgency(LocalDate lastDay) {
        var days = daysTo(lastDay);
        if (days < 0) {
            return "late";
        }
        if (days == 0) {
            return "today";
        }
        return days <= SOON_DAYS ? "soon" : "calm";
    }

    /** The moment at which a last day is over, as ISO text for {@code datetime} attributes. */
    public String endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime().toString();
    }

    /** Now by the application's clock, as ISO text: the page counts from here, not from the reader's own clock. */
    public String now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZONE)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private long daysTo(LocalDate lastDay) {
        return ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), ZONE), lastDay);
    }

    private static LocalDate lastDayBefore(Instant end) {
        return LocalDate.ofInstant(end.minusNanos(1), ZONE);
    }
}

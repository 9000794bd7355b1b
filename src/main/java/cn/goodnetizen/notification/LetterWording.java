package cn.goodnetizen.notification;

import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Days in the words of letters. */
@Component
class LetterWording {

    private final Clock clock;

    LetterWording(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    String day(LocalDate day) {
        return ChineseDates.day(day);
    }

    /** 10月20日 24:00: a deadline ends with its day. */
    String deadline(LocalDate day) {
        return ChineseDates.deadline(day);
    }

    /** What a deadline means on the day on which the letter leaves, be that later than planned. */
    String remaining(LocalDate day) {
        long days = ChronoUnit.DAYS.between(today(), day);
        if (days == 0) {
            return "今天 24:00 截止";
        }
        return days > 0 ? "还有 " + days + " 天" : "已逾期 " + -days + " 天";
    }
}

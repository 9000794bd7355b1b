package cn.goodnetizen.reporting;

import cn.goodnetizen.wording.ChineseDates;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Days and moments in the words of forms, letters and histories. */
@Component
class ReportWording {

    private static final int EXCERPT = 200;

    String day(LocalDate day) {
        return ChineseDates.day(day);
    }

    String deadline(LocalDate day) {
        return ChineseDates.day(day) + " 24:00";
    }

    String moment(Instant moment) {
        return moment == null ? "—" : ChineseDates.moment(moment);
    }

    String excerpt(String text) {
        if (text == null || text.isBlank()) {
            return "（未填写正文）";
        }
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "……";
    }
}

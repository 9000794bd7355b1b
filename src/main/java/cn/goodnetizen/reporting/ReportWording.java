package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Days and moments in the words of forms, letters and histories. */
@Component
class ReportWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final int EXCERPT = 200;

    String day(LocalDate day) {
        return DAY.format(day);
    }

    String deadline(LocalDate day) {
        return DAY.format(day) + " 24:00";
    }

    String moment(Instant moment) {
        return moment == null ? "—" : MOMENT.format(moment.atZone(Deadlines.ZONE));
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

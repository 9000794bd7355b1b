package cn.goodnetizen.bulletin;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.validation.Errors;

/**
 * News as it is typed.
 *
 * @param eventDay as text: a day that cannot be read must not lose what else was typed
 * @param version of the draft that was shown, null for a new one
 */
record NewsForm(
        String title,
        String eventDay,
        String body,
        @Nullable Long version) {

    static final int LONGEST_TITLE = 60;
    static final int LONGEST_BODY = 3_000;

    NewsForm {
        title = title == null ? "" : title.strip();
        eventDay = eventDay == null ? "" : eventDay.strip();
        // A browser sends line ends as two characters, which would count twice against the limit.
        body = body == null ? "" : body.replace("\r\n", "\n").strip();
    }

    Optional<LocalDate> day() {
        return BulletinText.day(eventDay);
    }

    /** @param complete whether it is to be sent, not only kept */
    void check(BulletinSeason season, boolean complete, Errors errors) {
        BulletinText.limit("title", "标题", title, LONGEST_TITLE, errors);
        BulletinText.limit("body", "正文", body, LONGEST_BODY, errors);
        day().flatMap(day -> season.wrongDay("活动日期", day))
                .ifPresent(wrong -> errors.rejectValue("eventDay", "wrong", wrong));
        if (day().isEmpty()) {
            errors.rejectValue("eventDay", "wrong", "请填写活动日期，例如 " + season.today());
        }
        if (complete && title.isEmpty()) {
            errors.rejectValue("title", "required", "请填写标题");
        }
        if (complete && body.isEmpty()) {
            errors.rejectValue("body", "required", "请填写正文");
        }
    }
}

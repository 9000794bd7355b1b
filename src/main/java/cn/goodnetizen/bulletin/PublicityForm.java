package cn.goodnetizen.bulletin;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.validation.Errors;

/**
 * A publicity record as it is typed.
 *
 * @param channelName the name of the account, paper or station; needed where the channel is 其他
 * @param publishedDay as text: a day that cannot be read must not lose what else was typed
 * @param version of the record that was shown, null for a new one
 */
record PublicityForm(
        @Nullable PublicityChannel channel,
        String channelName,
        String title,
        String publishedDay,
        String link,
        @Nullable Long version) {

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_LINK = 500;

    PublicityForm {
        channelName = channelName == null ? "" : channelName.strip();
        title = title == null ? "" : title.strip();
        publishedDay = publishedDay == null ? "" : publishedDay.strip();
        link = link == null ? "" : link.strip();
    }

    Optional<LocalDate> day() {
        return BulletinText.day(publishedDay);
    }

    void check(BulletinSeason season, Errors errors) {
        if (channel == null) {
            errors.rejectValue("channel", "required", "请选择发布渠道");
        }
        if (channel == PublicityChannel.OTHER && channelName.isEmpty()) {
            errors.rejectValue("channelName", "required", "渠道为“其他”时，请填写具体名称");
        }
        BulletinText.limit("channelName", "具体名称", channelName, LONGEST_NAME, errors);
        if (title.isEmpty()) {
            errors.rejectValue("title", "required", "请填写标题");
        }
        BulletinText.limit("title", "标题", title, LONGEST_TITLE, errors);
        if (day().isEmpty()) {
            errors.rejectValue("publishedDay", "wrong", "请填写发布日期，例如 " + season.today());
        }
        day().flatMap(day -> season.wrongDay("发布日期", day))
                .ifPresent(wrong -> errors.rejectValue("publishedDay", "wrong", wrong));
        BulletinText.limit("link", "链接", link, LONGEST_LINK, errors);
        if (!link.isEmpty() && !isWebAddress(link)) {
            errors.rejectValue("link", "wrong", "链接应是以 http:// 或 https:// 开头的完整网址，填写的是“" + link + "”");
        }
    }

    /** Only what a browser opens as a page: no script, no file, no name and password before the host. */
    static boolean isWebAddress(String link) {
        try {
            URI uri = new URI(link);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

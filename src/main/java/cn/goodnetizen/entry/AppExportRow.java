package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.participant.MobileNumber;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * A row of the app's export as it is understood.
 *
 * @param place where it stands, in words
 * @param track its code; null while the sub-topic is none of the campaign's
 * @param phone the eleven digits; as it was typed when it is no phone
 * @param unit as it was typed, perhaps empty
 * @param title perhaps empty where a link is given
 * @param link a web address, or null
 * @param file the name of a file, or null
 * @param plays null where the table does not say
 * @param likes as {@code plays}
 * @param appId the number that the app gave the work, or null
 * @param problems what keeps the row from being imported
 */
record AppExportRow(
        String place,
        String subTopic,
        @Nullable String track,
        String name,
        String phone,
        String unit,
        String title,
        @Nullable String link,
        @Nullable String file,
        @Nullable Long plays,
        @Nullable Long likes,
        @Nullable String appId,
        List<Problem> problems) {

    AppExportRow {
        problems = List.copyOf(problems);
    }

    /** What is wrong, with the limit and the value that was found. */
    record Problem(String column, String message) {

        @Override
        public String toString() {
            return column + "：" + message;
        }
    }

    /** Nobody's name gets into a log. */
    @Override
    public String toString() {
        return place;
    }

    /** @param tracks of the campaign */
    static AppExportRow of(AppExportTable.Line line, List<Track> tracks) {
        return new Reading(line, tracks).read();
    }

    private static final class Reading {

        private final AppExportTable.Line line;
        private final List<Track> tracks;
        private final List<Problem> problems = new ArrayList<>();

        private Reading(AppExportTable.Line line, List<Track> tracks) {
            this.line = line;
            this.tracks = tracks;
        }

        private AppExportRow read() {
            line.faults().forEach(this::wrong);
            String both = line.text(AppExportColumn.LINK_OR_FILE);
            String link = either(AppExportColumn.LINK, looksLikeLink(both) ? both : "");
            String file = either(AppExportColumn.FILE, looksLikeLink(both) ? "" : both);
            if (link == null
                    && file == null
                    && !isFaulty(
                            EnumSet.of(AppExportColumn.LINK, AppExportColumn.FILE, AppExportColumn.LINK_OR_FILE))) {
                wrong(AppExportColumn.LINK_OR_FILE, "没有填写，作品的链接和文件名至少要有一个");
            }
            if (link != null && !EntryRules.isWebAddress(link)) {
                wrong(AppExportColumn.LINK, "应以 http:// 或 https:// 开头；现在是“" + link + "”");
            }
            return new AppExportRow(
                    line.place(),
                    line.text(AppExportColumn.SUB_TOPIC),
                    track(),
                    needed(AppExportColumn.NAME),
                    phone(),
                    line.text(AppExportColumn.UNIT),
                    title(file),
                    link,
                    file,
                    number(AppExportColumn.PLAYS),
                    number(AppExportColumn.LIKES),
                    either(AppExportColumn.APP_ID, ""),
                    problems);
        }

        @Nullable
        private String either(AppExportColumn column, String otherwise) {
            String text = line.text(column).isEmpty() ? otherwise : line.text(column);
            return text.isEmpty() ? null : text;
        }

        private static boolean looksLikeLink(String text) {
            return text.toLowerCase(Locale.ROOT).matches("(https?://|www\\.).*");
        }

        /** The app writes it with its sign, in quotation marks of either width, or behind the topic of the campaign. */
        @Nullable
        private String track() {
            String typed = needed(AppExportColumn.SUB_TOPIC);
            String plain = letters(typed);
            List<Track> meant = tracks.stream()
                    .filter(track -> plain.endsWith(letters(track.subTopic())))
                    .toList();
            if (meant.size() == 1) {
                return meant.getFirst().code();
            }
            if (!typed.isEmpty()) {
                wrong(
                        AppExportColumn.SUB_TOPIC,
                        "“" + typed + "”不是本次活动的子话题，应为："
                                + String.join(
                                        "、",
                                        tracks.stream().map(Track::subTopic).toList()));
            }
            return null;
        }

        private static String letters(String text) {
            return plain(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        }

        private String phone() {
            String typed = needed(AppExportColumn.PHONE);
            String plain = plain(typed).replaceAll("[\\s-]", "").replaceFirst("^(\\+86|0086)", "");
            String digits = plain.matches("86\\d{11}") ? plain.substring(2) : plain;
            if (typed.isEmpty()) {
                return "";
            }
            if (digits.matches("[\\d.]+[Ee]\\+?\\d+")) {
                wrong(AppExportColumn.PHONE, "“" + typed + "”是科学计数法，后几位已经丢失；请把这一列设为文本后重新导出");
                return typed;
            }
            if (!digits.matches("1\\d{10}")) {
                wrong(AppExportColumn.PHONE, "应为 11 位手机号；现在是“" + typed + "”");
                return typed;
            }
            return MobileNumber.plain(digits);
        }

        /** A link alone is completed by its person; a file is handed in and must be called something. */
        private String title(@Nullable String file) {
            return file == null ? line.text(AppExportColumn.TITLE) : needed(AppExportColumn.TITLE);
        }

        @Nullable
        private Long number(AppExportColumn column) {
            String typed = line.text(column);
            Optional<Long> read = AppExportNumber.of(typed);
            if (read.isEmpty() && !AppExportNumber.isNone(typed)) {
                wrong(column, "应为 0 到 " + AppExportNumber.MOST + " 的整数，例如 12000、12,000 或 1.2万；现在是“" + typed + "”");
            }
            return read.orElse(null);
        }

        private String needed(AppExportColumn column) {
            String text = line.text(column);
            if (text.isEmpty() && !isFaulty(EnumSet.of(column))) {
                wrong(column, "没有填写");
            }
            return text;
        }

        private boolean isFaulty(EnumSet<AppExportColumn> columns) {
            return columns.stream().anyMatch(line.faults()::containsKey);
        }

        private void wrong(AppExportColumn column, String message) {
            problems.add(new Problem(column.label(), message));
        }

        private static String plain(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
    }
}

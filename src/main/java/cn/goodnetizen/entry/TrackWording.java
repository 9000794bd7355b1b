package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.CampaignDefinition.PlatformForms;
import cn.goodnetizen.campaign.CampaignDefinition.Theme;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignDefinition.WorkLimits;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** What a track demands, in the words of its form: said beside each field before anybody breaks it. */
final class TrackWording {

    private TrackWording() {}

    /** @param largest where the track sets no limit of its own */
    static List<String> video(Track track, DataSize largest) {
        WorkLimits work = track.work();
        List<String> rules = new ArrayList<>();
        if (work.maxDuration() != null) {
            rules.add("时长不超过 " + duration(work.maxDuration()));
        }
        if (!work.formats().isEmpty()) {
            rules.add("格式 "
                    + work.formats().stream()
                            .map(format -> format.toUpperCase(Locale.ROOT))
                            .collect(Collectors.joining(" 或 ")));
        }
        if (work.aspectRatio() != null) {
            rules.add((work.landscape() ? "横屏，" : "") + "宽高比 " + work.aspectRatio());
        }
        if (work.minWidth() != null) {
            rules.add("分辨率不低于 " + work.minWidth() + "×" + work.minHeight());
        }
        rules.add("大小不超过 " + (work.maxMegabytes() == null ? largest.toMegabytes() : work.maxMegabytes()) + " MB");
        if (!work.forbiddenMarks().isEmpty()) {
            rules.add("画面不含" + String.join("、", work.forbiddenMarks()));
        }
        if (work.sameWorkOnlyOnce()) {
            rules.add("同一作品只能报送一次");
        }
        return List.copyOf(rules);
    }

    private static String duration(Duration longest) {
        return longest.toSecondsPart() == 0 ? longest.toMinutes() + " 分钟" : longest.toSeconds() + " 秒";
    }

    /** How old a work may be that is entered today. */
    static String age(Period madeWithin, LocalDate today) {
        return "须为近 " + period(madeWithin) + "内的作品：" + ChineseDates.day(today.minus(madeWithin)) + "至今天完成。";
    }

    private static String period(Period length) {
        if (length.getDays() > 0) {
            return length.getDays() + " 天";
        }
        return length.getMonths() > 0 ? length.toTotalMonths() + " 个月" : length.getYears() + " 年";
    }

    static Map<String, String> kinds(Track track) {
        return track.participants().kinds().stream()
                .collect(Collectors.toMap(
                        ParticipantKind::code, EntryRules::label, (one, other) -> one, LinkedHashMap::new));
    }

    /** How the name of those who are not one person is asked for, by the way of taking part. */
    static Map<String, String> groupLabels(Track track) {
        return track.participants().kinds().stream()
                .filter(kind -> kind != ParticipantKind.INDIVIDUAL)
                .collect(Collectors.toMap(
                        ParticipantKind::code, EntryRules::groupLabel, (one, other) -> one, LinkedHashMap::new));
    }

    static boolean asksForMembers(Track track) {
        return track.participants().kinds().stream()
                .anyMatch(kind -> kind == ParticipantKind.GROUP || kind == ParticipantKind.READING_CLUB);
    }

    static List<PlatformForms> platforms(Track track) {
        return track.pastWork() == null ? List.of() : track.pastWork().platforms();
    }

    static String platform(Track track, String code) {
        return platforms(track).stream()
                .filter(platform -> platform.code().equals(code))
                .map(PlatformForms::name)
                .findFirst()
                .orElse("");
    }

    static String theme(Track track, String code) {
        return track.themes().stream()
                .filter(theme -> theme.code().equals(code))
                .map(Theme::name)
                .findFirst()
                .orElse("");
    }
}

package cn.goodnetizen.local;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dates of the 2023 notice with the default calendar of November, and the letters around the report-ups. */
final class MomentsOfTheNotice implements UpcomingMoments {

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final LocalTime LETTERS = LocalTime.of(9, 0);

    private final TreeMap<OffsetDateTime, String> moments = new TreeMap<>();

    MomentsOfTheNotice() {
        reportUp("直属基层工会推荐表", LocalDate.of(2023, 10, 20), false);
        reportUp("直属基层工会活动总结", LocalDate.of(2023, 10, 30), true);
        reportUp("市州及产业工会、网信办推荐表", LocalDate.of(2023, 10, 31), false);
        reportUp("市州及产业工会、网信办活动总结", LocalDate.of(2023, 11, 10), true);
        endOf(LocalDate.of(2023, 10, 31), "三个赛道征集结束");
        endOf(LocalDate.of(2023, 11, 5), "初审结束");
        beginningOf(LocalDate.of(2023, 11, 6), "评审与网络投票开始");
        endOf(LocalDate.of(2023, 11, 15), "评审与网络投票结束");
        beginningOf(LocalDate.of(2023, 11, 20), "获奖名单公示开始");
        endOf(LocalDate.of(2023, 11, 24), "获奖名单公示结束");
        endOf(LocalDate.of(2023, 11, 30), "评选结果发布");
        beginningOf(LocalDate.of(2023, 12, 1), "总结阶段开始");
        endOf(LocalDate.of(2023, 12, 31), "活动结束并归档");
    }

    @Override
    public List<Moment> after(OffsetDateTime moment) {
        return moments.tailMap(moment, false).entrySet().stream()
                .map(entry -> new Moment(entry.getValue(), entry.getKey()))
                .toList();
    }

    private void reportUp(String what, LocalDate dueDay, boolean owed) {
        for (Map.Entry<Integer, String> letter :
                Map.of(7, "前 7 天提醒", 3, "前 3 天提醒", 1, "前 1 天提醒", 0, "当天提醒").entrySet()) {
            add(dueDay.minusDays(letter.getKey()).atTime(LETTERS).atOffset(SHANGHAI), what + "截止" + letter.getValue());
        }
        endOf(dueDay, what + "截止");
        if (owed) {
            for (int days : new int[] {1, 3, 7}) {
                add(dueDay.plusDays(days).atTime(LETTERS).atOffset(SHANGHAI), what + "逾期 " + days + " 天催报");
            }
        }
    }

    private void endOf(LocalDate day, String what) {
        beginningOf(day.plusDays(1), what);
    }

    private void beginningOf(LocalDate day, String what) {
        add(day.atStartOfDay().atOffset(SHANGHAI), what);
    }

    private void add(OffsetDateTime at, String what) {
        moments.merge(at, what, (one, other) -> one + "；" + other);
    }
}

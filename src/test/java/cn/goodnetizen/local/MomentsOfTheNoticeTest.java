package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsOfTheNoticeTest {

    private final UpcomingMoments moments = new MomentsOfTheNotice();

    @Test
    void fromTheBeginningTheRemindersOfTheFirstDeadlineComeFirst() {
        List<UpcomingMoments.Moment> upcoming = moments.after(SimulatedTime.BEGINNING);

        assertThat(upcoming.subList(0, 5))
                .extracting(moment -> moment.at().toString())
                .containsExactly(
                        "2023-10-13T09:00+08:00",
                        "2023-10-17T09:00+08:00",
                        "2023-10-19T09:00+08:00",
                        "2023-10-20T09:00+08:00",
                        "2023-10-21T00:00+08:00");
    }

    @Test
    void aMomentAtWhichTheClockStandsIsNotOfferedAgain() {
        OffsetDateTime closing = OffsetDateTime.parse("2024-01-01T00:00+08:00");

        assertThat(moments.after(closing.minusSeconds(1))).singleElement().satisfies(last -> assertThat(last.label())
                .isEqualTo("活动结束并归档"));
        assertThat(moments.after(closing)).isEmpty();
    }

    @Test
    void aDeadlineIsShownAsTheEndOfItsDay() {
        assertThat(ChineseTime.ofDeadline(OffsetDateTime.parse("2023-10-21T00:00+08:00")))
                .isEqualTo("2023年10月20日（星期五） 24:00");
        assertThat(ChineseTime.ofDeadline(OffsetDateTime.parse("2023-10-13T01:00Z")))
                .isEqualTo("2023年10月13日（星期五） 09:00");
    }
}

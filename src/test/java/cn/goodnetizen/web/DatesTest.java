package cn.goodnetizen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private static final LocalDate DEADLINE = LocalDate.of(2023, 10, 20);

    @Test
    void datesAreWrittenTheWayTheNoticeWritesThem() {
        var dates = at("2023-10-18T09:00:00+08:00");

        assertThat(dates.day(DEADLINE)).isEqualTo("2023年10月20日");
        assertThat(dates.moment(OffsetDateTime.parse("2023-10-20T01:00:00Z"))).isEqualTo("2023年10月20日 09:00");
        assertThat(dates.moment(Instant.parse("2023-10-20T01:00:00Z"))).isEqualTo("2023年10月20日 09:00");
        assertThat(dates.deadline(DEADLINE)).isEqualTo("10月20日 24:00");
        assertThat(dates.endOf(DEADLINE)).isEqualTo("2023-10-21T00:00+08:00");
        assertThat(dates.day(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10-16T23:59:59+08:00, 还剩 4 天, calm",
        "2023-10-17T00:00:00+08:00, 还剩 3 天, soon",
        "2023-10-19T23:59:59+08:00, 还剩 1 天, soon",
        "2023-10-20T00:00:00+08:00, 今天截止, today",
        "2023-10-20T23:59:59+08:00, 今天截止, today",
        "2023-10-21T00:00:00+08:00, 已逾期 1 天, late",
        "2023-10-22T12:00:00+08:00, 已逾期 2 天, late",
    })
    void theLastDayEndsAtMidnightInShanghai(String now, String countdown, String urgency) {
        var dates = at(now);

        assertThat(dates.countdown(DEADLINE)).isEqualTo(countdown);
        assertThat(dates.urgency(DEADLINE)).isEqualTo(urgency);
        assertThat(dates.countdown(OffsetDateTime.parse("2023-10-21T00:00:00+08:00")))
                .isEqualTo(countdown);
    }

    private static Dates at(String now) {
        return new Dates(Clock.fixed(OffsetDateTime.parse(now).toInstant(), ZoneId.of("Asia/Shanghai")));
    }
}

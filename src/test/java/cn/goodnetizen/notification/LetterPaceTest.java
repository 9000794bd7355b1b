package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LetterPaceTest {

    @Test
    void aBurstOfTwoHundredLettersIsSpreadOverTwentySeconds() {
        LetterPace pace = new LetterPace(
                new MailProperties("office@union.example", "good-netizen.example", 10, 3, Duration.ofDays(7), 20));

        // The limiter says how long each letter has to wait; nobody waits for it.
        TreeMap<Long, Long> lettersPerSecond = IntStream.range(0, 200)
                .mapToObj(letter -> pace.reserve())
                .collect(Collectors.groupingBy(
                        wait -> Math.ceilDiv(wait.toMillis(), 1000), TreeMap::new, Collectors.counting()));

        assertThat(lettersPerSecond.values()).allMatch(letters -> letters <= 20);
        assertThat(lettersPerSecond.lastKey()).isBetween(18L, 20L);
        assertThat(lettersPerSecond.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(200);
    }
}

package cn.goodnetizen.limit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.PortalClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TryLimitTest {

    private final PortalClock clock = new PortalClock();
    private final TryLimit limit = new TryLimit(3, 5, 4, Duration.ofMinutes(15), clock);

    @Test
    void aClientThatUsedUpItsTriesWaitsForItsPeriodToEndAndOthersDoNot() {
        clock.set("2023-10-17T09:00:00+08:00");
        take("one", 3);

        assertThat(limit.take("one")).isFalse();
        assertThat(limit.take("other")).isTrue();
        clock.set("2023-10-17T09:14:59+08:00");
        assertThat(limit.take("one")).isFalse();
        clock.set("2023-10-17T09:15:00+08:00");
        assertThat(limit.take("one")).isTrue();
    }

    @Test
    void whenAllTogetherHaveUsedUpTheirsOnlyWhoeverHasNotTriedIsLetThrough() {
        take("one", 3);
        take("other", 2);

        assertThat(limit.take("other")).isFalse();
        assertThat(limit.take("third")).isTrue();
        assertThat(limit.take("third")).isFalse();
    }

    @Test
    void aTryThatTurnedOutWellDoesNotCount() {
        take("one", 2);
        for (int i = 0; i < 10; i++) {
            take("one", 1);
            limit.giveBack("one");
        }
        take("one", 1);

        assertThat(limit.take("one")).isFalse();
        take("other", 2);
        assertThat(limit.take("other"))
                .as("five of all, none of those given back")
                .isFalse();
    }

    @Test
    void whateverNumberOfClientsComesOnlySoManyAreRemembered() {
        for (int i = 0; i < 1_000; i++) {
            take("client " + i, 1);
        }

        assertThat(limit.remembered()).isEqualTo(4);
        clock.set("2023-10-17T10:00:00+08:00");
        take("later", 1);
        assertThat(limit.remembered()).isEqualTo(1);
    }

    private void take(String client, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.take(client)).isTrue();
        }
    }
}

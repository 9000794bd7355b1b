package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.goodnetizen.local.enginetime.EngineTimeAtStart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, stopped and started again. */
class SimulatedTimeTest {

    private static final OffsetDateTime DEADLINE = OffsetDateTime.parse("2023-10-21T00:00+08:00");

    @TempDir
    private Path folder;

    @Test
    void theFirstStartBeginsOnTheNoticesDay() {
        assertThat(SimulatedTime.remembered(folder.resolve("simulated-time")))
                .isEqualTo("2023-04-03T09:00+08:00")
                .isEqualTo(SimulatedTime.BEGINNING);
    }

    @Test
    void theBrokerBeginsAtTheSimulatedTimeJumpsForwardOnlyAndGoesOnThereAfterARestart() {
        Path memory = folder.resolve("simulated-time");
        try (ZeebeBroker broker = broker(SimulatedTime.remembered(memory))) {
            SimulatedTime time = time(broker, memory);
            assertThat(time.now()).isCloseTo(SimulatedTime.BEGINNING, within(3, ChronoUnit.MINUTES));

            time.jumpTo(DEADLINE);
            assertThat(time.now()).isAfterOrEqualTo(DEADLINE).isCloseTo(DEADLINE, within(1, ChronoUnit.MINUTES));
            assertThatThrownBy(() -> time.jumpTo(DEADLINE.minusDays(1)))
                    .isInstanceOf(SimulatedTime.NotForward.class)
                    .hasMessageContaining("时钟只能向前拨：2023年10月20日（星期五） 00:00:00 不晚于");
        }

        OffsetDateTime remembered = SimulatedTime.remembered(memory);
        assertThat(remembered).isCloseTo(DEADLINE, within(1, ChronoUnit.MINUTES));
        try (ZeebeBroker again = broker(remembered)) {
            assertThat(time(again, memory).now())
                    .isAfter(remembered)
                    .isCloseTo(DEADLINE, within(3, ChronoUnit.MINUTES));
        }
    }

    private ZeebeBroker broker(OffsetDateTime time) {
        return ZeebeBroker.in(folder.resolve("zeebe"))
                .classPathPrefix(EngineTimeFolder.create(folder.resolve("engine-time")))
                .environment(EngineTimeAtStart.VARIABLE, time.toInstant().toString())
                .start();
    }

    private static SimulatedTime time(ZeebeBroker broker, Path memory) {
        return new SimulatedTime(
                broker.managementAddress(), EngineClock.of(broker.managementAddress(), Duration.ZERO), memory);
    }
}

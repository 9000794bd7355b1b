package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * The time of the simulated campaign: moves the engine's controlled clock forward, and remembers where it stands, since
 * the broker forgets it when it ends.
 */
final class SimulatedTime {

    /** The day on which the notice was signed, at the beginning of office hours. */
    static final OffsetDateTime BEGINNING = OffsetDateTime.parse("2023-04-03T09:00+08:00");

    /** Asked for a moment that has passed: engine timers that fired cannot be taken back. */
    static final class NotForward extends IllegalArgumentException {

        private NotForward(OffsetDateTime target, OffsetDateTime now) {
            super("时钟只能向前拨：%s 不晚于当前时间 %s".formatted(ChineseTime.of(target), ChineseTime.of(now)));
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI clockEndpoint;
    private final EngineClock engine;
    private final Path memory;

    SimulatedTime(URI managementAddress, EngineClock engine, Path memory) {
        this.clockEndpoint = managementAddress.resolve("/actuator/clock/add");
        this.engine = engine;
        this.memory = memory;
    }

    /** Where the simulation stood when last written down, or its beginning. */
    static OffsetDateTime remembered(Path memory) {
        try {
            return Files.exists(memory)
                    ? OffsetDateTime.parse(Files.readString(memory).strip())
                    : BEGINNING;
        } catch (IOException e) {
            throw new UncheckedIOException("无法读取 " + memory, e);
        }
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(engine);
    }

    /**
     * Moves engine and application to a later moment; time runs on from there.
     *
     * @throws NotForward for a moment that is not later than now
     */
    synchronized void jumpTo(OffsetDateTime target) {
        engine.refresh();
        OffsetDateTime now = now();
        if (!target.isAfter(now)) {
            throw new NotForward(target, now);
        }
        // A timer due at the very moment is due a millisecond later, too.
        long offset = Duration.between(now, target).toMillis() + 1;
        HttpRequest request = HttpRequest.newBuilder(clockEndpoint)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + offset + "}"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("引擎时钟没有拨动：" + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("引擎没有应答，时钟没有拨动", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        engine.refresh();
        remember();
    }

    /** Writes the present engine time down for the next start. */
    void remember() {
        remember(memory, engine);
    }

    static void remember(Path memory, Clock clock) {
        try {
            Files.createDirectories(memory.getParent());
            Path unfinished = memory.resolveSibling(memory.getFileName() + ".unfinished");
            Files.writeString(unfinished, OffsetDateTime.now(clock).toString());
            Files.move(unfinished, memory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入 " + memory, e);
        }
    }
}

package cn.goodnetizen.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A clock that shows the engine's time, however it was pinned or shifted, in Asia/Shanghai. The engine is asked again
 * when the last answer is older than the age given; in between, and while the engine does not answer, time goes on from
 * the last answer. Without a first answer there is no time at all.
 */
public final class EngineClock extends Clock {

    private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Supplier<Optional<Instant>> engine;
    private final Duration oldest;
    private final ZoneId zone;
    private Reading last;

    private record Reading(Instant engineTime, long atNanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - atNanos);
        }
    }

    /**
     * @param engine the engine's present time, empty while it cannot be learned
     * @param oldest how long an answer may be used; zero asks every time
     */
    public EngineClock(Supplier<Optional<Instant>> engine, Duration oldest) {
        this(engine, oldest, SHANGHAI);
    }

    private EngineClock(Supplier<Optional<Instant>> engine, Duration oldest, ZoneId zone) {
        this.engine = engine;
        this.oldest = oldest;
        this.zone = zone;
    }

    /** Follows the controlled clock behind an actuator, e.g. {@code http://localhost:9600}. */
    public static EngineClock of(URI managementAddress, Duration oldest) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(managementAddress.resolve("/actuator/clock"))
                .timeout(Duration.ofSeconds(5))
                .build();
        ObjectMapper json = new ObjectMapper();
        return new EngineClock(
                () -> {
                    try {
                        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        return response.statusCode() == 200
                                ? Optional.of(Instant.ofEpochMilli(json.readTree(response.body())
                                        .required("epochMilli")
                                        .asLong()))
                                : Optional.empty();
                    } catch (IOException e) {
                        return Optional.empty();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Optional.empty();
                    }
                },
                oldest);
    }

    @Override
    public synchronized Instant instant() {
        if (last == null || last.age().compareTo(oldest) >= 0) {
            refresh();
        }
        // Before the first answer there is no time to go on from, and the machine's would be years away.
        if (last == null) {
            await("the engine's first answer about its time")
                    .atMost(FIRST_ANSWER)
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        refresh();
                        return last != null;
                    });
        }
        return last.engineTime().plus(last.age());
    }

    /** Asks the engine now, e.g. after its clock was moved. */
    public synchronized void refresh() {
        engine.get().ifPresent(time -> last = new Reading(time, System.nanoTime()));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(engine, oldest, other);
    }
}

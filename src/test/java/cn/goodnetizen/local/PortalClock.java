package cn.goodnetizen.local;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that stands where a test puts it. */
public final class PortalClock extends Clock {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now = new AtomicReference<>(
            OffsetDateTime.parse("2023-10-17T09:00:00+08:00").toInstant());

    /** @param moment ISO with an offset */
    public void set(String moment) {
        now.set(OffsetDateTime.parse(moment).toInstant());
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    /** Puts the clock in the application. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Time {

        @Bean
        @Primary
        PortalClock portalClock() {
            return new PortalClock();
        }
    }
}

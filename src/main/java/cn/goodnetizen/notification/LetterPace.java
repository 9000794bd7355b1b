package cn.goodnetizen.notification;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Keeps the letters below the rate that the mail server allows: a burst waits, nothing is dropped. */
@Component
class LetterPace {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final RateLimiter limiter;

    LetterPace(MailProperties properties) {
        this.limiter = RateLimiter.of(
                "letters",
                RateLimiterConfig.custom()
                        .limitForPeriod(properties.perSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(LONGEST_WAIT)
                        .build());
    }

    /**
     * Waits for the turn of one letter.
     *
     * @throws io.github.resilience4j.ratelimiter.RequestNotPermitted when the application ends meanwhile
     */
    void awaitTurn() {
        RateLimiter.waitForPermission(limiter);
    }

    /** Takes a turn without waiting for it: how long it would have to be waited for. */
    Duration reserve() {
        return Duration.ofNanos(limiter.reservePermission());
    }
}

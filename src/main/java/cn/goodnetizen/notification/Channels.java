package cn.goodnetizen.notification;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The channels that are there, by configuration and as beans, each with its own pace. */
@Component
class Channels {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Map<String, ReminderChannel> channels = new LinkedHashMap<>();
    private final Map<String, RateLimiter> paces = new LinkedHashMap<>();

    Channels(List<ReminderChannel> beans, ChannelProperties properties) {
        beans.forEach(channel -> channels.put(channel.id(), channel));
        add(LoggingChannel.SMS, properties.sms());
        add(LoggingChannel.WECOM, properties.wecom());
        RateLimiterConfig pace = RateLimiterConfig.custom()
                .limitForPeriod(properties.perSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(LONGEST_WAIT)
                .build();
        channels.keySet().forEach(id -> paces.put(id, RateLimiter.of(id, pace)));
    }

    private void add(String id, ChannelProperties.Adapter adapter) {
        if (adapter == ChannelProperties.Adapter.LOG) {
            channels.putIfAbsent(id, new LoggingChannel(id));
        }
    }

    boolean has(String id) {
        return channels.containsKey(id);
    }

    /** The channel when its turn has come; empty when there is none of this id. */
    Optional<ReminderChannel> inTurn(String id) {
        Optional<ReminderChannel> channel = Optional.ofNullable(channels.get(id));
        channel.ifPresent(found -> RateLimiter.waitForPermission(paces.get(id)));
        return channel;
    }

    /** 短信, 企业微信, 邮件. */
    static String label(String id) {
        return switch (id) {
            case LoggingChannel.SMS -> "短信";
            case LoggingChannel.WECOM -> "企业微信";
            default -> "邮件";
        };
    }
}

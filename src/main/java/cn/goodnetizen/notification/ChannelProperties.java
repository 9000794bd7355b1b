package cn.goodnetizen.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which channels there are beside mail.
 *
 * @param sms {@code log}: lines in the log stand in for messages; {@code none}: no such channel, unless a bean of that id
 *     is there
 * @param wecom the same for 企业微信
 * @param perSecond how many messages may leave in a second, over each channel
 */
@ConfigurationProperties("good-netizen.channels")
record ChannelProperties(
        @DefaultValue("none") Adapter sms,
        @DefaultValue("none") Adapter wecom,
        @DefaultValue("5") int perSecond) {

    enum Adapter {
        LOG,
        NONE
    }
}

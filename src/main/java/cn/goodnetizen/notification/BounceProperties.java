package cn.goodnetizen.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The mailbox to which returned letters come. Off while no host is named.
 *
 * @param protocol {@code imaps}, or {@code imap} without TLS
 * @param folder where they arrive
 * @param doneFolder where they go when they are read; empty: they stay, marked as read
 */
@ConfigurationProperties("good-netizen.mail.bounces")
record BounceProperties(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("imaps") String protocol,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("") String doneFolder) {

    boolean on() {
        return StringUtils.hasText(host);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return protocol + "://" + host + ":" + port;
    }
}

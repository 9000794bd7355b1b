package cn.goodnetizen.notification;

import java.net.URI;
import org.springframework.lang.Nullable;

/**
 * A way to reach people with a short message: mail, SMS, 企业微信. The contract stands in {@code docs/reminder-channels.md};
 * every adapter passes {@code ReminderChannelContract}. An adapter is a bean; its {@link #id} says what it stands for.
 */
public interface ReminderChannel {

    /** {@code mail}, {@code sms}, {@code wecom}. */
    String id();

    /**
     * Hands one message over to whoever delivers it, and waits for the answer, ten seconds at most. The same key may come
     * again when the answer to the first try got lost: then nothing is delivered a second time, or the receiver can tell by
     * the key that it is the same.
     *
     * @throws ChannelAwayException when it should be tried again later
     */
    Receipt send(ShortMessage message);

    /**
     * @param key the same for the same message, 64 characters at most of {@code [0-9a-f]}
     * @param text at most 200 characters, without personal data
     * @param link into the portal, where the recipient signs in
     */
    record ShortMessage(String key, String text, URI link, Recipient to) {}

    /**
     * Whom a message is for; an adapter takes what it needs and refuses when it is missing. Never logged as it is.
     *
     * @param username the post's account, by which 企业微信 knows its members
     * @param phone of whoever holds the post today
     * @param mailbox of the post
     */
    record Recipient(
            String unitCode,
            String username,
            @Nullable String phone,
            @Nullable String mailbox) {

        /** Without phone and mailbox. */
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * The answer.
     *
     * @param accepted false when it is of no use to try again
     * @param masked whom it went to, so blotted that it may be stored: {@code 130****0001}
     * @param reason why not, in Chinese; null when accepted
     */
    record Receipt(
            boolean accepted, String masked, @Nullable String reason) {

        public static Receipt accepted(String masked) {
            return new Receipt(true, masked, null);
        }

        public static Receipt refused(String masked, String reason) {
            return new Receipt(false, masked, reason);
        }
    }
}

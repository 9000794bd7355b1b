package cn.goodnetizen.notification;

import cn.goodnetizen.wording.PortalAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders for short messages and records each once per channel. */
@Component
class ChannelDesk {

    private static final Set<LetterKind> PRESSING =
            EnumSet.of(LetterKind.OVERDUE, LetterKind.RECEIPT_OVERDUE, LetterKind.ENTRY_REVIEW_OVERDUE);
    private static final int LONGEST_TEXT = 200;

    private final ChannelMessages messages;
    private final ReminderPreferences preferences;
    private final Channels channels;
    private final PortalAddress portal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChannelDesk(
            ChannelMessages messages,
            ReminderPreferences preferences,
            Channels channels,
            PortalAddress portal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.messages = messages;
        this.preferences = preferences;
        this.channels = channels;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /** What is overdue also goes over the channels that the unit has chosen, where they are there. */
    @Transactional(propagation = Propagation.MANDATORY)
    void alsoRemind(LetterOrder order) {
        if (!PRESSING.contains(order.kind())) {
            return;
        }
        preferences.findById(order.unitCode()).ifPresent(preference -> {
            if (preference.sms()) {
                remind(LoggingChannel.SMS, order);
            }
            if (preference.wecom()) {
                remind(LoggingChannel.WECOM, order);
            }
        });
    }

    private void remind(String channel, LetterOrder order) {
        if (channels.has(channel)) {
            queue(channel, order.unitCode(), null, order.messageId("channel"), order.subject(), page(order.duty()));
        }
    }

    private static String page(String duty) {
        String number = duty.substring(duty.indexOf(':') + 1);
        String pages = duty.startsWith("notice:")
                ? "/notices/"
                : duty.startsWith(EntryLetters.DUTY) ? "/entries/" : "/reports/";
        return pages + number;
    }

    /**
     * Records a message, in the transaction of whoever asks for it; the same one asked for again is not recorded twice.
     *
     * @param username the post it is for; null: whoever works for the unit when it leaves
     * @param occasion what it is about, the same for the same message
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void queue(String channel, String unitCode, @Nullable String username, String occasion, String text, String path) {
        String key = key(channel + "\n" + unitCode + "\n" + occasion);
        String shortened = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        int recorded = messages.record(unitCode, channel, key, shortened, portal.to(path), username, clock.instant());
        ChannelMessage message = messages.findByIdempotencyKey(key)
                .orElseThrow(() -> new IllegalStateException("short message to " + unitCode + " not recorded"));
        if (recorded == 1) {
            events.publishEvent(new ChannelMessageQueued(message.id()));
        }
    }

    private static String key(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

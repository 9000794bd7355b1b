package cn.goodnetizen.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.springframework.lang.Nullable;

/**
 * A letter to be recorded.
 *
 * @param unitCode null of a letter to a participant
 * @param duty what it is about: {@code report:12}, {@code notice:3}, {@code news:7}, {@code participant:5},
 *     {@code entry:9}
 * @param dueDate the day it speaks of, or {@link Letter#NO_DAY}
 * @param occasion {@code D-7}, {@code D0}, {@code D+1}, {@code notice}, {@code returned-1}, {@code accepted-2},
 *     {@code extension-5}, {@code adopted-9}, {@code urged-2023-10-18-1}, {@code recorded-1}
 * @param recipient the unit's mailbox, or {@code participant:5}
 * @param cc the superior's mailbox where it gets a copy
 */
record LetterOrder(
        LetterKind kind,
        @Nullable String unitCode,
        String senderCode,
        String duty,
        LocalDate dueDate,
        String occasion,
        String recipient,
        @Nullable String cc,
        String subject) {

    private static final int DIGITS = 40;

    /** The same for the same letter, however often it is asked for or sent: mail servers can tell a double by it. */
    String messageId(String domain) {
        return messageId(unitCode, duty, dueDate, occasion, recipient, domain);
    }

    static String messageId(
            String unitCode, String duty, LocalDate dueDate, String occasion, String recipient, String domain) {
        String key = String.join("\n", unitCode, duty, dueDate.toString(), occasion, recipient);
        return "<" + sha256(key).substring(0, DIGITS) + "@" + domain + ">";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package cn.goodnetizen.notification;

import cn.goodnetizen.account.MailAddress;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * A delivery report (RFC 3464): which letter, which mailboxes, and what became of it. Read as plain headers; whatever else
 * such a mail carries is not looked at.
 *
 * @param messageId of the letter that came back, null when the report does not carry its headers
 */
record BounceReport(@Nullable String messageId, List<Recipient> recipients) {

    private static final int MOST_PARTS = 10;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_BYTES = 64 * 1024;

    BounceReport {
        recipients = List.copyOf(recipients);
    }

    /**
     * What became of the letter at one mailbox.
     *
     * @param original the mailbox the letter was sent to, where the report says so
     * @param last the mailbox at which it ended, after what forwarding there was
     * @param said the last server's words
     */
    record Recipient(@Nullable String original, @Nullable String last, MailStatus status, String said) {}

    /** The report in a mail; empty when it is none. */
    static Optional<BounceReport> in(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof MimeMultipart parts)) {
            return Optional.empty();
        }
        String messageId = null;
        List<Recipient> recipients = null;
        for (int at = 0; at < Math.min(parts.getCount(), MOST_PARTS); at++) {
            BodyPart part = parts.getBodyPart(at);
            if (part.isMimeType("message/delivery-status")) {
                recipients = recipients(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                messageId = new InternetHeaders(beginning(part)).getHeader("Message-ID", null);
            }
        }
        return recipients == null
                ? Optional.empty()
                : Optional.of(new BounceReport(messageId == null ? null : messageId.strip(), recipients));
    }

    /** The first group of fields is about the report as a whole, each further one about a mailbox. */
    private static List<Recipient> recipients(Part part) throws MessagingException, IOException {
        InputStream fields = beginning(part);
        List<Recipient> found = new ArrayList<>();
        new InternetHeaders(fields);
        while (fields.available() > 0 && found.size() < MOST_RECIPIENTS) {
            InternetHeaders group = new InternetHeaders(fields);
            String last = address(group.getHeader("Final-Recipient", null));
            if (last != null) {
                String status = group.getHeader("Status", null);
                String diagnostic = group.getHeader("Diagnostic-Code", null);
                found.add(new Recipient(
                        address(group.getHeader("Original-Recipient", null)),
                        last,
                        MailStatus.ofReport(group.getHeader("Action", null), status),
                        (status == null ? "" : status) + (diagnostic == null ? "" : " " + diagnostic)));
            }
        }
        return found;
    }

    /** {@code rfc822;office@union.example}: the kind of address, then the address. */
    private static String address(String field) {
        if (field == null) {
            return null;
        }
        String address = field.substring(field.indexOf(';') + 1).strip();
        if (address.startsWith("<") && address.endsWith(">")) {
            address = address.substring(1, address.length() - 1);
        }
        return MailAddress.isWellFormed(address) ? address : null;
    }

    private static InputStream beginning(Part part) throws MessagingException, IOException {
        try (InputStream content = part.getInputStream()) {
            return new ByteArrayInputStream(content.readNBytes(MOST_BYTES));
        }
    }
}

package cn.goodnetizen.local;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails that {@link MailCatcher} kept, those of earlier runs included. */
final class SentMails {

    private static final jakarta.mail.Session NO_SERVER = jakarta.mail.Session.getInstance(new Properties());

    /** A line of the list. */
    record Mail(String id, String subject, String to, String cc, OffsetDateTime simulatedTime) {}

    /** A file that came with a mail. */
    record Attachment(String name, String contentType, byte[] content) {

        public long kilobytes() {
            return Math.max(1, content.length / 1024);
        }
    }

    /** A mail with everything in it; text or HTML may be missing. */
    record OpenedMail(Mail mail, Optional<String> text, Optional<String> html, List<Attachment> attachments) {}

    private final Path folder;
    private final Map<Path, Mail> read = new ConcurrentHashMap<>();

    SentMails(Path folder) {
        this.folder = folder;
    }

    /** Newest first by simulated time. */
    List<Mail> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(file -> read.computeIfAbsent(file, present -> mail(present, message(present))))
                    .sorted(Comparator.comparing(Mail::simulatedTime)
                            .thenComparing(Mail::id)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mail of an id, if there is one. */
    Optional<OpenedMail> open(String id) {
        Path file = folder.resolve(id + ".eml").normalize();
        if (!id.matches("[0-9a-f-]+") || !Files.exists(file)) {
            return Optional.empty();
        }
        MimeMessage message = message(file);
        Contents contents = new Contents();
        try {
            contents.take(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new OpenedMail(
                mail(file, message),
                Optional.ofNullable(contents.text),
                Optional.ofNullable(contents.html),
                contents.attachments));
    }

    private static MimeMessage message(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(NO_SERVER, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("no mail: " + file, e);
        }
    }

    private static Mail mail(Path file, MimeMessage message) {
        try {
            return new Mail(
                    file.getFileName().toString().replace(".eml", ""),
                    Optional.ofNullable(message.getSubject()).orElse("（无主题）"),
                    addresses(message, Message.RecipientType.TO),
                    addresses(message, Message.RecipientType.CC),
                    OffsetDateTime.parse(message.getHeader(MailCatcher.SIMULATED_TIME, null)));
        } catch (MessagingException e) {
            throw new IllegalStateException("no mail: " + file, e);
        }
    }

    private static String addresses(MimeMessage message, Message.RecipientType type) throws MessagingException {
        Address[] addresses = message.getRecipients(type);
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(SentMails::shown).collect(Collectors.joining("、"));
    }

    private static String shown(Address address) {
        return address instanceof InternetAddress internet
                ? internet.toUnicodeString().replace("\"", "")
                : address.toString();
    }

    private static final class Contents {

        private final List<Attachment> attachments = new ArrayList<>();
        private String text;
        private String html;

        private void take(Part part) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*")) {
                Multipart parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    take(inner);
                }
            } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                attachments.add(attachment(part));
            } else if (part.isMimeType("text/html") && html == null) {
                html = (String) part.getContent();
            } else if (part.isMimeType("text/plain") && text == null) {
                text = (String) part.getContent();
            } else {
                attachments.add(attachment(part));
            }
        }

        private Attachment attachment(Part part) throws MessagingException, IOException {
            String name = part.getFileName() == null
                    ? "附件" + (attachments.size() + 1)
                    : MimeUtility.decodeText(part.getFileName());
            try (InputStream content = part.getInputStream()) {
                String type = part.getContentType().split(";")[0].strip();
                return new Attachment(name, type, content.readAllBytes());
            }
        }
    }
}

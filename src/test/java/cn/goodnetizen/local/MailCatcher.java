package cn.goodnetizen.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;

/**
 * An SMTP server that delivers nothing: each mail becomes one {@code .eml} file, with the simulated time of its arrival
 * as a header and in the file's name.
 */
final class MailCatcher implements AutoCloseable {

    static final String SIMULATED_TIME = "X-Simulated-Time";

    private final GreenMail server;
    private final Path folder;
    private final Clock clock;
    private final Set<MovingMessage> kept = Collections.newSetFromMap(new WeakHashMap<>());

    private MailCatcher(int port, Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        Inbox inbox = new Inbox();
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> inbox);
    }

    /**
     * @param port 0 for a free one
     * @param clock the engine's time
     */
    static MailCatcher start(int port, Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("无法建立邮件目录 " + folder, e);
        }
        return new MailCatcher(port, folder, clock);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The server hands a message over once per recipient; it is one mail all the same. */
    private synchronized void keep(MovingMessage message) {
        if (kept.add(message)) {
            keep(message.getMessage());
        }
    }

    private void keep(MimeMessage message) {
        OffsetDateTime arrived = OffsetDateTime.now(clock);
        String name = String.format(
                Locale.ROOT,
                "%013d-%s",
                arrived.toInstant().toEpochMilli(),
                UUID.randomUUID().toString().substring(0, 8));
        try {
            Path unfinished = folder.resolve(name + ".unfinished");
            try (OutputStream file = Files.newOutputStream(unfinished)) {
                file.write((SIMULATED_TIME + ": " + arrived + "\r\n").getBytes(StandardCharsets.US_ASCII));
                message.writeTo(file);
            }
            Files.move(unfinished, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody's mailbox; nobody reads it over IMAP, so nothing of it stays in memory. */
    private final class Inbox implements GreenMailUser {

        @Override
        public void deliver(MovingMessage message) {
            keep(message);
        }

        @Override
        public void deliver(MimeMessage message) {
            keep(message);
        }

        @Override
        public String getEmail() {
            return "everybody@mail.example";
        }

        @Override
        public String getLogin() {
            return "everybody";
        }

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public String getQualifiedMailboxName() {
            return "#mail.everybody";
        }

        @Override
        public void setPassword(String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void authenticate(String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void create() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete() {
            throw new UnsupportedOperationException();
        }
    }
}

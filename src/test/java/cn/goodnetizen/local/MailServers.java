package cn.goodnetizen.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Real mail servers for a test of its own, and what it reads in the mails that they got. */
public final class MailServers {

    private MailServers() {}

    /** Takes in mails on a free port. */
    public static GreenMail smtp() {
        return started(0, ServerSetup.PROTOCOL_SMTP);
    }

    /** As {@link #smtp}, but on the same port again after it has been away. */
    public static GreenMail smtpThatComesBack() {
        GreenMail server = smtp();
        int port = server.getSmtp().getPort();
        server.stop();
        return started(port, ServerSetup.PROTOCOL_SMTP);
    }

    /** Holds mailboxes on a free port. */
    public static GreenMail imap() {
        return started(0, ServerSetup.PROTOCOL_IMAP);
    }

    private static GreenMail started(int port, String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    /** The application sends its mails to this port. */
    public static void sendTo(Supplier<Object> port, DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", port);
    }

    public static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first text found going down the parts: the plain one. */
    public static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof MimeMultipart parts
                ? text(parts.getBodyPart(0))
                : (String) part.getContent();
    }
}

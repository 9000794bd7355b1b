package cn.goodnetizen.notification;

import cn.goodnetizen.mailcode.MailCodeAsked;
import cn.goodnetizen.mailcode.MailCodeWriter;
import cn.goodnetizen.mailcode.MailCodes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Mails the codes that features ask for. Each is made at the moment it is mailed; what could not leave comes again with
 * another code.
 */
@Component
class MailCodeCourier {

    private final MailCodes codes;
    private final List<MailCodeWriter> writers;
    private final JavaMailSender mail;
    private final MailProperties properties;
    private final Clock clock;

    MailCodeCourier(
            MailCodes codes,
            List<MailCodeWriter> writers,
            JavaMailSender mail,
            MailProperties properties,
            Clock clock) {
        this.codes = codes;
        this.writers = List.copyOf(writers);
        this.mail = mail;
        this.properties = properties;
        this.clock = clock;
    }

    @Async(LetterCouriers.EXECUTOR)
    @TransactionalEventListener
    void on(MailCodeAsked asked) {
        // Kept before it is mailed: whoever is quick must find it.
        MailCodes.Made made = codes.make(asked).orElse(null);
        if (made == null) {
            return;
        }
        try {
            mail.send(letter(made.mailbox(), writer(asked.owner()).write(asked.owner(), made.code())));
        } catch (MailException e) {
            Map<String, String> refused = SendingProblem.refusedAddresses(e);
            codes.notMailed(
                    asked,
                    refused.isEmpty()
                            ? SendingProblem.of(e) + "；稍后自动重试"
                            : refused.values().iterator().next());
            if (refused.isEmpty()) {
                throw new MailCodeNotSentException(asked.owner());
            }
        }
    }

    private MailCodeWriter writer(String owner) {
        String kind = owner.substring(0, owner.indexOf(':'));
        return writers.stream()
                .filter(writer -> writer.writesFor(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody writes codes for " + kind));
    }

    private MimeMessage letter(String mailbox, MailCodeWriter.Text text) {
        MimeMessage message = mail.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.sender());
            helper.setTo(mailbox);
            helper.setSubject(text.subject());
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(text.body());
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("the mail with a code cannot be put together", e);
        }
    }

    /** Thrown so that the publication stays incomplete and is tried again. */
    private static final class MailCodeNotSentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MailCodeNotSentException(String owner) {
            super(
                    "code for the new mailbox of " + owner.substring(0, owner.indexOf(':')) + " not sent",
                    null,
                    false,
                    false);
        }
    }
}

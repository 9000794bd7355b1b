package cn.goodnetizen.notification;

import cn.goodnetizen.account.MailAddress;
import cn.goodnetizen.personal.Masked;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The built-in channel: a short message as a plain mail. Its Message-ID is the key, by which a double can be told. */
@Component
class MailChannel implements ReminderChannel {

    static final String ID = "mail";

    private final JavaMailSender mail;
    private final MailProperties properties;
    private final Clock clock;

    MailChannel(JavaMailSender mail, MailProperties properties, Clock clock) {
        this.mail = mail;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Receipt send(ShortMessage message) {
        String mailbox = message.to().mailbox();
        if (mailbox == null || !MailAddress.isWellFormed(mailbox)) {
            return Receipt.refused("—", "没有可用的邮箱");
        }
        String masked = Masked.mail(mailbox);
        try {
            mail.send(write(message, mailbox));
            return Receipt.accepted(masked);
        } catch (MailException e) {
            if (!SendingProblem.refusedAddresses(e).isEmpty()) {
                return Receipt.refused(masked, SendingProblem.of(e));
            }
            throw new ChannelAwayException(SendingProblem.of(e), e);
        }
    }

    private MimeMessage write(ShortMessage message, String mailbox) {
        MimeMessage written = mail.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(written, false, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.sender());
            helper.setTo(mailbox);
            helper.setSubject(message.text());
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(message.text() + "\n\n" + message.link() + "\n\n本邮件由活动工作平台自动发出，请勿直接回复。\n");
            written.setHeader("Message-ID", "<" + message.key() + "@" + properties.messageIdDomain() + ">");
            written.setHeader("Auto-Submitted", "auto-generated");
            return written;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("a short message cannot be put together", e);
        }
    }
}

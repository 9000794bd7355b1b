package cn.goodnetizen.notification;

import cn.goodnetizen.account.OneTimeCode;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.wording.PortalAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Async;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the code for a new mailbox at the moment it is mailed, so that nothing but the mail ever holds it. What could not
 * leave comes again with another code.
 */
@Component
class MailboxCodeCourier {

    private static final int DIGITS = 8;

    private final StoredConfirmations stored;
    private final Organization organization;
    private final PasswordEncoder passwords;
    private final JavaMailSender mail;
    private final MailProperties properties;
    private final PortalAddress portal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    MailboxCodeCourier(
            StoredConfirmations stored,
            Organization organization,
            PasswordEncoder passwords,
            JavaMailSender mail,
            MailProperties properties,
            PortalAddress portal,
            TransactionTemplate transactions,
            Clock clock) {
        this.stored = stored;
        this.organization = organization;
        this.passwords = passwords;
        this.mail = mail;
        this.properties = properties;
        this.portal = portal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Async(LetterCouriers.EXECUTOR)
    @TransactionalEventListener
    void on(MailboxCodeAsked asked) {
        String code = OneTimeCode.digits(DIGITS);
        String hash = passwords.encode(code);
        // Kept before it is mailed: whoever is quick must find it.
        String mailbox = transactions.execute(status -> stored.lock(asked.unitCode())
                .filter(confirmation -> isMeant(confirmation, asked))
                .map(confirmation -> {
                    confirmation.mailing(hash, clock.instant());
                    return confirmation.email();
                })
                .orElse(null));
        if (mailbox == null) {
            return;
        }
        try {
            mail.send(write(organization.unit(asked.unitCode()).name(), mailbox, code));
        } catch (MailException e) {
            boolean forGood = !SendingProblem.refusedAddresses(e).isEmpty();
            String reason = forGood
                    ? SendingProblem.refusedAddresses(e).values().iterator().next()
                    : SendingProblem.of(e) + "；稍后自动重试";
            transactions.executeWithoutResult(status -> stored.lock(asked.unitCode())
                    .filter(confirmation -> isMeant(confirmation, asked))
                    .ifPresent(confirmation -> confirmation.notMailed(reason)));
            if (!forGood) {
                throw new MailboxCodeNotSentException(asked.unitCode());
            }
        }
    }

    private static boolean isMeant(MailboxConfirmation confirmation, MailboxCodeAsked asked) {
        return confirmation.pending()
                && confirmation.askedAt().truncatedTo(ChronoUnit.MICROS).equals(asked.askedAt());
    }

    private MimeMessage write(String unitName, String mailbox, String code) {
        MimeMessage message = mail.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
            helper.setFrom(properties.sender());
            helper.setTo(mailbox);
            helper.setSubject("【邮箱确认】" + unitName + "的新邮箱");
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText("""
                    %s：

                    你单位在活动工作平台登记了这个邮箱。验证码：

                    %s

                    请在 %d 分钟内填入“本单位 — 联系方式”，填入后活动邮件发往这个邮箱：
                    %s/unit/contact

                    不是你单位登记的，请不要理会，也不要把验证码告诉他人。
                    本邮件由活动工作平台自动发出，请勿直接回复。
                    """.formatted(unitName, code, MailboxConfirmation.VALID.toMinutes(), portal.to("")));
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("the mail with a code cannot be put together", e);
        }
    }

    /** Thrown so that the publication stays incomplete and is tried again. */
    private static final class MailboxCodeNotSentException extends RuntimeException {

        MailboxCodeNotSentException(String unitCode) {
            super("code for the new mailbox of " + unitCode + " not sent", null, false, false);
        }
    }
}

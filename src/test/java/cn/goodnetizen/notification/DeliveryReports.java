package cn.goodnetizen.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Mails as mail servers return them. */
final class DeliveryReports {

    private DeliveryReports() {}

    /** As Postfix writes it, with the headers of the letter behind. */
    static MimeMessage report(String recipient, String action, String status, String messageId)
            throws MessagingException {
        return mail(
                """
                From: MAILER-DAEMON@relay.example
                To: bounces@union.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: text/html

                <script>alert('never shown')</script>
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example
                Arrival-Date: Fri, 13 Oct 2023 09:00:00 +0800

                Original-Recipient: rfc822;%1$s
                Final-Recipient: rfc822; %1$s
                Action: %2$s
                Status: %3$s
                Diagnostic-Code: smtp; 550 %3$s <%1$s>: Recipient address rejected

                --b
                Content-Type: text/rfc822-headers

                From: office@union.example
                To: %1$s
                %4$sSubject: a letter

                --b--
                """.formatted(recipient, action, status, messageId == null ? "" : "Message-ID: " + messageId + "\n"));
    }

    static MimeMessage mail(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}

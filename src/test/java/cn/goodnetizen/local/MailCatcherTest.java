package cn.goodnetizen.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailCatcherTest {

    private static final OffsetDateTime REMINDER = OffsetDateTime.parse("2023-10-13T09:00+08:00");

    @TempDir
    private Path folder;

    @Test
    void aMailToSeveralRecipientsIsKeptOnceWithItsSimulatedTimeAndOutlivesTheServer() throws MessagingException {
        Clock clock = Clock.fixed(REMINDER.toInstant(), ZoneId.of("Asia/Shanghai"));
        try (MailCatcher catcher = MailCatcher.start(0, folder, clock)) {
            send(catcher.port());
        }

        SentMails mails = new SentMails(folder);
        assertThat(mails.newestFirst()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("推荐表截止前 7 天提醒");
            assertThat(mail.to()).isEqualTo("省教育工会 <hn-edu@union.example>");
            assertThat(mail.cc()).isEqualTo("hn@union.example");
            assertThat(mail.simulatedTime()).isEqualTo(REMINDER);
        });
        String id = mails.newestFirst().getFirst().id();
        assertThat(mails.open(id)).hasValueSatisfying(opened -> {
            assertThat(opened.text())
                    .hasValueSatisfying(text -> assertThat(text).contains("请按时报送"));
            assertThat(opened.html())
                    .hasValueSatisfying(html -> assertThat(html).contains("<p>请按时报送</p>"));
            assertThat(opened.attachments()).singleElement().satisfies(attachment -> {
                assertThat(attachment.name()).isEqualTo("关于举办活动的通知.docx");
                assertThat(new String(attachment.content(), StandardCharsets.UTF_8))
                        .isEqualTo("通知");
            });
        });
    }

    @Test
    void anIdThatLeavesTheFolderOpensNothing() {
        assertThat(new SentMails(folder).open("../../pom")).isEmpty();
        assertThat(new SentMails(folder).open("0000000000000-00000000")).isEmpty();
    }

    private static void send(int port) throws MessagingException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setSubject("推荐表截止前 7 天提醒");
        helper.setFrom("office@union.example");
        helper.setTo("省教育工会 <hn-edu@union.example>");
        helper.setCc("hn@union.example");
        helper.setText("请按时报送", "<p>请按时报送</p>");
        helper.addAttachment("关于举办活动的通知.docx", new ByteArrayResource("通知".getBytes(StandardCharsets.UTF_8)));
        sender.send(message);
    }
}

package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.notification.ReminderChannel.Recipient;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The built-in channel keeps the contract, on a real SMTP server. */
class MailChannelTest extends ReminderChannelContract {

    private static final String DOMAIN = "good.example";

    private GreenMail server;
    private MailChannel channel;

    @BeforeEach
    void start() {
        server = MailServers.smtp();
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(server.getSmtp().getPort());
        channel = new MailChannel(
                mail,
                new MailProperties("活动办公室 <office@union.example>", DOMAIN, 10, 3, Duration.ofDays(7), 20),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    ReminderChannel channel() {
        return channel;
    }

    /** A mail server cannot be told to drop a double; whoever receives it tells it by the Message-ID. */
    @Override
    List<String> arrived(String key) {
        Map<String, String> byNumber = new LinkedHashMap<>();
        Arrays.stream(server.getReceivedMessages()).forEach(mail -> byNumber.put(number(mail), text(mail)));
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getKey().equals("<" + key + "@" + DOMAIN + ">"))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    Recipient unreachable() {
        return new Recipient("hn-edu-001", "hn-edu-001", "13000000001", null);
    }

    @Test
    void aServerThatIsAwayIsToBeTriedAgain() {
        server.stop();

        assertThatThrownBy(this::whatItAcceptsArrivesWithTextAndLink)
                .isInstanceOf(ChannelAwayException.class)
                .hasMessageStartingWith("无法连接邮件服务器");
    }

    private static String number(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return (String) mail.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

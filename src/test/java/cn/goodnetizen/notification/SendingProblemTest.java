package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

class SendingProblemTest {

    @Test
    void aServerThatIsAwayIsNamed() {
        MailSendException away = new MailSendException(
                "Mail server connection failed",
                new MessagingException("Couldn't connect", new ConnectException("Connection refused")));

        assertThat(SendingProblem.of(away)).isEqualTo("无法连接邮件服务器：ConnectException Connection refused");
    }

    @Test
    void aMailboxNeverStandsInTheReason() {
        MailSendException refused = new MailSendException(
                Map.of("letter", new SendFailedException("550 no such user <li.ming+net@union.example>")));

        assertThat(SendingProblem.of(refused))
                .startsWith("邮件服务器不接受收件地址")
                .contains("［邮箱］")
                .doesNotContain("union.example", "li.ming");
    }
}

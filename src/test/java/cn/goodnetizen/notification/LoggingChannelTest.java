package cn.goodnetizen.notification;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.goodnetizen.notification.ReminderChannel.Recipient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.slf4j.LoggerFactory;

/** The stand-ins for SMS and 企业微信 keep the contract of a channel. */
class LoggingChannelTest {

    @Nested
    class Sms extends Logged {

        Sms() {
            super("sms");
        }

        @Override
        Recipient unreachable() {
            return new Recipient("hn-edu-001", "hn-edu-001", "0731-00000048", null);
        }
    }

    @Nested
    class Wecom extends Logged {

        Wecom() {
            super("wecom");
        }

        @Override
        Recipient unreachable() {
            return null;
        }
    }

    abstract static class Logged extends ReminderChannelContract {

        private final LoggingChannel channel;
        private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

        Logged(String id) {
            channel = new LoggingChannel(id);
        }

        @BeforeEach
        void listen() {
            lines.start();
            log().addAppender(lines);
        }

        @AfterEach
        void leave() {
            log().detachAppender(lines);
        }

        @Override
        ReminderChannel channel() {
            return channel;
        }

        /** Each test sends one message: its lines are those since the test began. */
        @Override
        List<String> arrived(String key) {
            return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        }

        private static Logger log() {
            return (Logger) LoggerFactory.getLogger(LoggingChannel.class);
        }
    }
}

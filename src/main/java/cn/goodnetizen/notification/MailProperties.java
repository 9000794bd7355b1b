package cn.goodnetizen.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters leave.
 *
 * @param from the sender of every letter, name and mailbox
 * @param messageIdDomain the part of the Message-ID behind the @
 * @param perSecond how many letters may leave in a second
 * @param couriers how many letters may be under way at the same time; each holds a database connection meanwhile
 * @param giveUpAfter how long a letter is tried before it is given up
 * @param giveUpAttempts how often it is tried at least before that, so that a jump of the clock alone gives nothing up
 */
@ConfigurationProperties("good-netizen.mail")
record MailProperties(
        @DefaultValue("中国好网民活动组委会办公室 <office@union.example>")
        String from,

        @DefaultValue("good-netizen.example") String messageIdDomain,
        @DefaultValue("10") int perSecond,
        @DefaultValue("3") int couriers,
        @DefaultValue("7d") Duration giveUpAfter,
        @DefaultValue("20") int giveUpAttempts) {

    /** {@link #from} with its Chinese name in UTF-8. */
    InternetAddress sender() throws AddressException, UnsupportedEncodingException {
        InternetAddress sender = new InternetAddress(from);
        if (sender.getPersonal() != null) {
            sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
        }
        return sender;
    }
}

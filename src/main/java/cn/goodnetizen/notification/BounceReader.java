package cn.goodnetizen.notification;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Reads the mailbox of returned letters every few minutes. A mail is marked as read only after its consequences are drawn:
 * what is read twice changes nothing the second time. One mail that cannot be read does not hold up the others.
 */
@Component
class BounceReader {

    private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);
    private static final int MOST_AT_ONCE = 200;
    private static final int LARGEST = 2 * 1024 * 1024;
    private static final String TIMEOUT_MILLIS = "10000";

    private final BounceDesk desk;
    private final BounceProperties properties;

    BounceReader(BounceDesk desk, BounceProperties properties) {
        this.desk = desk;
        this.properties = properties;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.mail.bounces.every:5m}",
            initialDelayString = "${good-netizen.mail.bounces.every:5m}")
    void readRegularly() {
        if (!properties.on()) {
            return;
        }
        try {
            read();
        } catch (MessagingException e) {
            LOG.warn("The mailbox of returned letters cannot be read: {}", SendingProblem.blotted(e.toString()));
        }
    }

    /** @return how many mails were read, reports or not */
    int read() throws MessagingException {
        try (Store store = session().getStore(properties.protocol())) {
            store.connect(properties.host(), properties.port(), properties.user(), properties.password());
            try (Folder folder = store.getFolder(properties.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] fresh = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                Message[] now = Arrays.copyOf(fresh, Math.min(fresh.length, MOST_AT_ONCE));
                int reports = 0;
                for (Message mail : now) {
                    reports += read(mail) ? 1 : 0;
                    mail.setFlag(Flags.Flag.SEEN, true);
                }
                moveAway(store, folder, now);
                if (now.length > 0) {
                    LOG.info(
                            "Read {} mails at the mailbox of returned letters, {} about letters of ours",
                            now.length,
                            reports);
                }
                return now.length;
            }
        }
    }

    private boolean read(Message mail) throws MessagingException {
        try {
            if (mail.getSize() > LARGEST || !(mail instanceof MimeMessage message)) {
                return false;
            }
            Optional<BounceReport> report = BounceReport.in(message);
            return report.isPresent() && desk.apply(report.get()) > 0;
        } catch (IOException | MessagingException e) {
            LOG.warn(
                    "A mail at the mailbox of returned letters is not readable: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void moveAway(Store store, Folder folder, Message[] mails) throws MessagingException {
        if (mails.length == 0 || !StringUtils.hasText(properties.doneFolder())) {
            return;
        }
        Folder done = store.getFolder(properties.doneFolder());
        if (!done.exists()) {
            done.create(Folder.HOLDS_MESSAGES);
        }
        folder.copyMessages(mails, done);
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        folder.expunge();
    }

    private Session session() {
        Properties mail = new Properties();
        String prefix = "mail." + properties.protocol() + ".";
        mail.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        mail.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
        mail.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
        mail.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        return Session.getInstance(mail);
    }
}

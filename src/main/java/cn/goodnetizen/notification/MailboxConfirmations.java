package cn.goodnetizen.notification;

import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.organization.UnitContacts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A new mailbox is used only after somebody has read a code there. Until then letters go to the old one. */
@Component
class MailboxConfirmations {

    private final StoredConfirmations stored;
    private final UnitContacts contacts;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailboxConfirmations(
            StoredConfirmations stored,
            UnitContacts contacts,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.contacts = contacts;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<MailboxConfirmation> pending(String unitCode) {
        return stored.findById(unitCode).filter(MailboxConfirmation::pending);
    }

    @Transactional(readOnly = true)
    List<MailboxConfirmation> allPending() {
        return stored.findByPendingTrue();
    }

    /**
     * Asks for a code to be mailed to a new mailbox.
     *
     * @return why not, with the limit; null when it is on its way
     */
    @Transactional
    @Nullable
    String ask(String unitCode, String mailbox) {
        // To the microsecond, as it comes back from the database: the courier compares it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, Deadlines.ZONE);
        MailboxConfirmation confirmation = stored.lock(unitCode).orElseGet(() -> new MailboxConfirmation(unitCode));
        if (confirmation.tooMany(today)) {
            return "今天已经发送过 " + MailboxConfirmation.CODES_A_DAY + " 次验证码，请明天再试";
        }
        if (confirmation.tooSoon(now)) {
            return "验证码刚刚发送过，请 " + MailboxConfirmation.PAUSE.toSeconds() + " 秒后再试";
        }
        confirmation.ask(mailbox, now, today);
        stored.save(confirmation);
        events.publishEvent(new MailboxCodeAsked(unitCode, now));
        return null;
    }

    /**
     * Takes the code. A wrong one is counted, so this ends normally and says what is wrong.
     *
     * @return what is wrong; null when the mailbox is in use from now on
     */
    @Transactional
    @Nullable
    String confirm(String unitCode, String code) {
        MailboxConfirmation confirmation =
                stored.lock(unitCode).filter(MailboxConfirmation::pending).orElse(null);
        if (confirmation == null) {
            return "没有等待确认的新邮箱";
        }
        if (confirmation.exhausted()) {
            return "验证码已连续输错 " + MailboxConfirmation.WRONG_TRIES + " 次，请重新发送验证码";
        }
        if (confirmation.codeHash() == null || confirmation.expired(clock.instant())) {
            return "验证码已过期（" + MailboxConfirmation.VALID.toMinutes() + " 分钟内有效），请重新发送验证码";
        }
        if (!passwords.matches(code, confirmation.codeHash())) {
            int left = confirmation.wrong();
            return left > 0 ? "验证码不正确，还可以再试 " + left + " 次" : "验证码不正确，请重新发送验证码";
        }
        contacts.useMailbox(unitCode, confirmation.email());
        confirmation.close();
        return null;
    }

    @Transactional
    void drop(String unitCode) {
        stored.lock(unitCode).ifPresent(MailboxConfirmation::close);
    }
}

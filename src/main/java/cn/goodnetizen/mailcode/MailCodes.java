package cn.goodnetizen.mailcode;

import cn.goodnetizen.account.OneTimeCode;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.Duration;
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

/**
 * A mailbox is used only after somebody has read a code there. Whose mailbox it is to be, the owner, is named by its kind
 * and number: {@code unit:hn-edu-001}, {@code participant:12}.
 */
@Component
public class MailCodes {

    public static final Duration VALID = MailCode.VALID;

    private static final int DIGITS = 8;

    private final StoredMailCodes stored;
    private final PersonalData personal;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** No code has it: what it stands for takes as long to check as a real one. */
    private final String hashOfNoCode;

    MailCodes(
            StoredMailCodes stored,
            PersonalData personal,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.personal = personal;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
        this.hashOfNoCode = passwords.encode(OneTimeCode.next());
    }

    @Transactional(readOnly = true)
    public Optional<PendingCode> pending(String owner) {
        return stored.findById(owner).filter(MailCode::pending).map(this::toPending);
    }

    /** @param kind of the owners, the part before the colon */
    @Transactional(readOnly = true)
    public List<PendingCode> allPending(String kind) {
        return stored.findByPendingTrueAndOwnerStartingWith(kind + ":").stream()
                .map(this::toPending)
                .toList();
    }

    private PendingCode toPending(MailCode code) {
        return new PendingCode(
                code.owner(),
                personal.open(MailCodeTable.MAILBOX, code.mailbox()),
                code.askedAt(),
                code.expiresAt(),
                code.problem());
    }

    /**
     * Asks for a code to be mailed to a new mailbox.
     *
     * @return why not, with the limit; null when it is on its way
     */
    @Transactional
    @Nullable
    public String ask(String owner, String mailbox) {
        // To the microsecond, as it comes back from the database: the courier compares it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String problem = ask(owner, mailbox, now);
        if (problem == null) {
            events.publishEvent(new MailCodeAsked(owner, now));
        }
        return problem;
    }

    /**
     * Looks to whoever asks exactly as {@link #ask(String, String)}, but no code leaves and none is right: so nobody learns
     * whether a mailbox is known here.
     */
    @Transactional
    @Nullable
    public String askInVain(String owner, String mailbox) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String problem = ask(owner, mailbox, now);
        if (problem == null) {
            stored.lock(owner).orElseThrow().mailing(hashOfNoCode, now);
        }
        return problem;
    }

    private String ask(String owner, String mailbox, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ChineseDates.ZONE);
        MailCode code = stored.lock(owner).orElseGet(() -> new MailCode(owner));
        if (code.tooMany(today)) {
            return "今天已经发送过 " + MailCode.CODES_A_DAY + " 次验证码，请明天再试";
        }
        if (code.tooSoon(now)) {
            return "验证码刚刚发送过，请 " + MailCode.PAUSE.toSeconds() + " 秒后再试";
        }
        code.ask(personal.seal(MailCodeTable.MAILBOX, mailbox), now, today);
        stored.saveAndFlush(code);
        return null;
    }

    /**
     * Takes a code. A wrong one is counted, so this ends normally and says what is wrong; with the right one the mailbox
     * waits no longer.
     */
    @Transactional
    public Proof confirm(String owner, String typed) {
        MailCode code = stored.lock(owner).filter(MailCode::pending).orElse(null);
        if (code == null) {
            return Proof.refused("没有等待确认的新邮箱");
        }
        if (code.exhausted()) {
            return Proof.refused("验证码已连续输错 " + MailCode.WRONG_TRIES + " 次，请重新发送验证码");
        }
        if (code.expired(clock.instant())) {
            return Proof.refused("验证码已过期（" + MailCode.VALID.toMinutes() + " 分钟内有效），请重新发送验证码");
        }
        // While no code has left any is wrong: nobody is to tell by the answer whether one will.
        String hash = code.codeHash() == null ? hashOfNoCode : code.codeHash();
        if (!passwords.matches(typed.replaceAll("\\s", ""), hash)) {
            int left = code.wrong();
            return Proof.refused(left > 0 ? "验证码不正确，还可以再试 " + left + " 次" : "验证码不正确，请重新发送验证码");
        }
        code.close();
        return new Proof(null, personal.open(MailCodeTable.MAILBOX, code.mailbox()));
    }

    /** The mailbox is not wanted any more; that codes were mailed today is remembered. */
    @Transactional
    public void drop(String owner) {
        stored.lock(owner).ifPresent(MailCode::close);
    }

    /** Nothing of the owner is kept. */
    @Transactional
    public void forget(String owner) {
        stored.lock(owner).ifPresent(stored::delete);
    }

    /** Forgets the owners of a kind who asked last before a moment. */
    @Transactional
    public int sweep(String kind, Instant before) {
        return stored.sweep(kind, before);
    }

    /**
     * Makes the code that was asked for, for whoever mails it now; nothing but the mail ever holds it.
     *
     * @return empty when it is not wanted any more, or another one was asked for meanwhile
     */
    @Transactional
    public Optional<Made> make(MailCodeAsked asked) {
        String code = OneTimeCode.digits(DIGITS);
        String hash = passwords.encode(code);
        return meant(asked).map(waiting -> {
            waiting.mailing(hash, clock.instant());
            return new Made(personal.open(MailCodeTable.MAILBOX, waiting.mailbox()), code);
        });
    }

    /** @param reason why the code did not leave, for people */
    @Transactional
    public void notMailed(MailCodeAsked asked, String reason) {
        meant(asked).ifPresent(waiting -> waiting.notMailed(reason));
    }

    private Optional<MailCode> meant(MailCodeAsked asked) {
        return stored.lock(asked.owner())
                .filter(code -> code.pending()
                        && code.askedAt().truncatedTo(ChronoUnit.MICROS).equals(asked.askedAt()));
    }

    /** A code in clear and where it goes. */
    public record Made(String mailbox, String code) {

        @Override
        public String toString() {
            return "code";
        }
    }

    /**
     * What came of a typed code.
     *
     * @param problem what is wrong, for people; null when the mailbox is proven
     * @param mailbox the mailbox that is proven; null when it is not
     */
    public record Proof(@Nullable String problem, @Nullable String mailbox) {

        static Proof refused(String problem) {
            return new Proof(problem, null);
        }

        @Override
        public String toString() {
            return problem == null ? "proven" : "refused";
        }
    }
}

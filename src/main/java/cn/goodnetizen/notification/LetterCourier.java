package cn.goodnetizen.notification;

import cn.goodnetizen.account.Absences;
import cn.goodnetizen.account.MailAddress;
import cn.goodnetizen.notification.LetterAttempt.Outcome;
import cn.goodnetizen.participant.Participants;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries recorded letters to the mail server. As long as a letter has not left, its publication stays incomplete and
 * comes again; the lock on the letter's row and its state keep two couriers from carrying the same one. A mailbox that is
 * refused for good is marked, and its letters wait for the unit to correct it.
 */
@Component
class LetterCourier {

    private final StoredLetters letters;
    private final StoredAttempts attempts;
    private final LetterWriter writer;
    private final LetterPace pace;
    private final JavaMailSender mail;
    private final InvalidMailboxes mailboxes;
    private final Addressees addressees;
    private final Absences absences;
    private final MailProperties properties;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LetterCourier(
            StoredLetters letters,
            StoredAttempts attempts,
            LetterWriter writer,
            LetterPace pace,
            JavaMailSender mail,
            InvalidMailboxes mailboxes,
            Addressees addressees,
            Absences absences,
            MailProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        this.letters = letters;
        this.attempts = attempts;
        this.writer = writer;
        this.pace = pace;
        this.mail = mail;
        this.mailboxes = mailboxes;
        this.addressees = addressees;
        this.absences = absences;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Not an {@code @ApplicationModuleListener}: waiting for its turn and writing the letter need no transaction, and
     * the attempt must be kept when the letter does not leave.
     */
    @Async(LetterCouriers.EXECUTOR)
    @TransactionalEventListener
    void on(LetterQueued queued) {
        Letter letter = letters.findById(queued.letterId()).orElseThrow();
        if (letter.state() != LetterState.QUEUED) {
            return;
        }
        pace.awaitTurn();
        Outcome outcome = carry(letter);
        if (outcome == Outcome.NOT_SENT) {
            throw new LetterNotSentException(letter.id(), "it stays queued");
        }
    }

    private Outcome carry(Letter letter) {
        if (mailboxes.contains(letter.recipient())) {
            return transactions.execute(status -> toInvalidMailbox(letter.id()));
        }
        Participants.Addressee addressee = addressees.of(letter).orElse(null);
        if (addressee == null) {
            return transactions.execute(status -> toOneWhoHasLeft(letter.id()));
        }
        Absences.Cover cover = letter.toParticipant()
                ? null
                : absences.coverOf(letter.unitCode()).orElse(null);
        MimeMessage message;
        try {
            message = writer.write(letter, addressee, cover);
        } catch (RuntimeException e) {
            return transactions.execute(
                    status -> refused(letters.lock(letter.id()).orElseThrow(), e));
        }
        return transactions.execute(status -> handOver(letter.id(), message, cover));
    }

    private Outcome toInvalidMailbox(long letterId) {
        Letter letter = letters.lock(letterId).orElseThrow();
        if (letter.state() != LetterState.QUEUED) {
            return Outcome.SENT;
        }
        letter.failForAddress();
        attempts.save(new LetterAttempt(letterId, clock.instant(), Outcome.REFUSED, "收件邮箱已列为无效，没有发送；单位更正邮箱后自动补发"));
        return Outcome.REFUSED;
    }

    private Outcome toOneWhoHasLeft(long letterId) {
        Letter letter = letters.lock(letterId).orElseThrow();
        letter.giveUp();
        attempts.save(new LetterAttempt(letterId, clock.instant(), Outcome.GIVEN_UP, "收件人已注销账号，没有发送"));
        return Outcome.GIVEN_UP;
    }

    private Outcome handOver(long letterId, MimeMessage message, Absences.Cover cover) {
        Letter letter = letters.lock(letterId).orElseThrow();
        if (letter.state() != LetterState.QUEUED) {
            return Outcome.SENT;
        }
        try {
            mail.send(message);
        } catch (RuntimeException e) {
            return refused(letter, e);
        }
        Instant now = clock.instant();
        letter.sent(now, cover == null ? null : cover.coverEmail());
        attempts.save(new LetterAttempt(letterId, now, Outcome.SENT, null));
        return Outcome.SENT;
    }

    private Outcome refused(Letter letter, RuntimeException cause) {
        Instant now = clock.instant();
        letter.refused();
        Map<String, String> addresses = SendingProblem.refusedAddresses(cause);
        addresses.forEach((address, reason) -> mailboxes.mark(
                letter.toParticipant() ? letter.recipient() : address, InvalidMailbox.Source.REFUSED, reason));
        if (!letter.toParticipant() && !MailAddress.isWellFormed(letter.recipient())) {
            mailboxes.mark(letter.recipient(), InvalidMailbox.Source.REFUSED, "邮箱地址格式不正确");
        }
        if (mailboxes.contains(letter.recipient())) {
            letter.failForAddress();
            attempts.save(new LetterAttempt(letter.id(), now, Outcome.REFUSED, SendingProblem.of(cause)));
            return Outcome.REFUSED;
        }
        boolean over = letter.attempts() >= properties.giveUpAttempts()
                && now.isAfter(letter.queuedAt().plus(properties.giveUpAfter()));
        if (over) {
            letter.giveUp();
        }
        Outcome outcome = over ? Outcome.GIVEN_UP : Outcome.NOT_SENT;
        attempts.save(new LetterAttempt(letter.id(), now, outcome, SendingProblem.of(cause)));
        return outcome;
    }
}

package cn.goodnetizen.notification;

import cn.goodnetizen.notification.LetterAttempt.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries recorded letters to the mail server. As long as a letter has not left, its publication stays incomplete and
 * comes again; the lock on the letter's row and its state keep two couriers from carrying the same one.
 */
@Component
class LetterCourier {

    private final StoredLetters letters;
    private final StoredAttempts attempts;
    private final LetterWriter writer;
    private final LetterPace pace;
    private final JavaMailSender mail;
    private final MailProperties properties;
    private final TransactionTemplate transactions;
    private final Clock clock;

    LetterCourier(
            StoredLetters letters,
            StoredAttempts attempts,
            LetterWriter writer,
            LetterPace pace,
            JavaMailSender mail,
            MailProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        this.letters = letters;
        this.attempts = attempts;
        this.writer = writer;
        this.pace = pace;
        this.mail = mail;
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
        MimeMessage message;
        try {
            message = writer.write(letter);
        } catch (RuntimeException e) {
            return transactions.execute(
                    status -> refused(letters.lock(letter.id()).orElseThrow(), e));
        }
        return transactions.execute(status -> handOver(letter.id(), message));
    }

    private Outcome handOver(long letterId, MimeMessage message) {
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
        letter.sent(now);
        attempts.save(new LetterAttempt(letterId, now, Outcome.SENT, null));
        return Outcome.SENT;
    }

    private Outcome refused(Letter letter, RuntimeException cause) {
        Instant now = clock.instant();
        letter.refused();
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

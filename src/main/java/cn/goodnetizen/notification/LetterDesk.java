package cn.goodnetizen.notification;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders for letters and records each letter once; whatever is recorded leaves sooner or later. */
@Component
class LetterDesk {

    private final StoredLetters letters;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterDesk(StoredLetters letters, MailProperties properties, ApplicationEventPublisher events, Clock clock) {
        this.letters = letters;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a letter, in the transaction of whoever asks for it.
     *
     * @return false when the same letter was recorded before
     * @throws IllegalStateException when the database refused the letter for another reason than being a double
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean queue(LetterOrder order) {
        String messageId = order.messageId(properties.messageIdDomain());
        int recorded = letters.record(
                order.unitCode(),
                order.senderCode(),
                order.duty(),
                order.dueDate(),
                order.occasion(),
                order.recipient(),
                order.cc(),
                order.kind().name(),
                order.subject(),
                messageId,
                clock.instant());
        // IGNORE also lets a missing unit pass in silence; a letter must never get lost that way.
        Letter letter = letters.findByMessageId(messageId)
                .orElseThrow(() -> new IllegalStateException("letter " + order.duty() + " " + order.occasion() + " to "
                        + order.unitCode() + " not recorded"));
        if (recorded == 1) {
            events.publishEvent(new LetterQueued(letter.id()));
        }
        return recorded == 1;
    }

    /**
     * Sends a letter again that was given up.
     *
     * @return false when it was not given up, or there is no such letter
     */
    @Transactional
    boolean retry(long letterId) {
        Letter letter = letters.lock(letterId).orElse(null);
        if (letter == null || letter.state() != LetterState.FAILED) {
            return false;
        }
        letter.queueAgain(clock.instant());
        events.publishEvent(new LetterQueued(letterId));
        return true;
    }
}

package cn.goodnetizen.notification;

import cn.goodnetizen.notification.LetterAttempt.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the consequences of a delivery report. Anybody can write one: what counts is our own number of the letter, and
 * without it only a mailbox to which a letter has left lately. A mark set wrongly is taken back with one click.
 */
@Component
class BounceDesk {

    private static final Duration LATELY = Duration.ofDays(14);

    private final StoredLetters letters;
    private final StoredAttempts attempts;
    private final InvalidMailboxes mailboxes;
    private final Clock clock;

    BounceDesk(StoredLetters letters, StoredAttempts attempts, InvalidMailboxes mailboxes, Clock clock) {
        this.letters = letters;
        this.attempts = attempts;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** @return for how many mailboxes of the report a letter of ours was found */
    @Transactional
    int apply(BounceReport report) {
        int matched = 0;
        for (BounceReport.Recipient recipient : report.recipients()) {
            if (recipient.status() != MailStatus.FINE && apply(report, recipient)) {
                matched++;
            }
        }
        return matched;
    }

    private boolean apply(BounceReport report, BounceReport.Recipient recipient) {
        Optional<Letter> found = letter(report, recipient);
        found.ifPresent(letter -> {
            String address = address(letter, recipient);
            String reason = MailStatus.reason(recipient.said());
            switch (recipient.status()) {
                case ADDRESS_INVALID -> {
                    if (address == null) {
                        note(letter, Outcome.NOTED, reason);
                    } else {
                        mailboxes.mark(address, InvalidMailbox.Source.BOUNCED, reason);
                        bounced(letter, address, reason);
                    }
                }
                case LETTER_REFUSED -> bounced(letter, address == null ? letter.recipient() : address, reason);
                default -> note(letter, Outcome.NOTED, reason);
            }
        });
        return found.isPresent();
    }

    private Optional<Letter> letter(BounceReport report, BounceReport.Recipient recipient) {
        Optional<Letter> byNumber =
                report.messageId() == null ? Optional.empty() : letters.findByMessageId(report.messageId());
        return byNumber.or(() -> Stream.of(recipient.original(), recipient.last())
                .filter(Objects::nonNull)
                .map(address -> letters.findFirstByRecipientAndStateAndSentAtAfterOrderByIdDesc(
                        address, LetterState.SENT, clock.instant().minus(LATELY)))
                .flatMap(Optional::stream)
                .findFirst());
    }

    /** Which of the letter's mailboxes is meant; null when a copy was forwarded and it cannot be told. */
    private static String address(Letter letter, BounceReport.Recipient recipient) {
        List<String> of = Stream.of(letter.recipient(), letter.cc(), letter.coverCc())
                .filter(Objects::nonNull)
                .toList();
        return of.stream()
                .filter(address ->
                        address.equalsIgnoreCase(recipient.original()) || address.equalsIgnoreCase(recipient.last()))
                .findFirst()
                .orElse(of.size() == 1 ? letter.recipient() : null);
    }

    private void bounced(Letter letter, String address, String reason) {
        if (!address.equalsIgnoreCase(letter.recipient())) {
            note(letter, Outcome.NOTED, "抄送邮箱：" + reason);
        } else if (letter.state() == LetterState.SENT) {
            letter.failForAddress();
            note(letter, Outcome.BOUNCED, reason);
        }
    }

    private void note(Letter letter, Outcome outcome, String reason) {
        Instant now = clock.instant();
        attempts.save(new LetterAttempt(letter.id(), now, outcome, SendingProblem.blotted(reason)));
    }
}

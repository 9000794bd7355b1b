package cn.goodnetizen.notification;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.account.Posts;
import cn.goodnetizen.notification.LetterAttempt.Outcome;
import cn.goodnetizen.organization.Organization;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries recorded short messages to their channels, as {@link LetterCourier} carries letters. */
@Component
class ChannelCourier {

    private final ChannelMessages messages;
    private final ChannelAttempts attempts;
    private final Channels channels;
    private final Posts posts;
    private final Accounts accounts;
    private final Organization organization;
    private final MailProperties properties;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ChannelCourier(
            ChannelMessages messages,
            ChannelAttempts attempts,
            Channels channels,
            Posts posts,
            Accounts accounts,
            Organization organization,
            MailProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        this.messages = messages;
        this.attempts = attempts;
        this.channels = channels;
        this.posts = posts;
        this.accounts = accounts;
        this.organization = organization;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Async(LetterCouriers.EXECUTOR)
    @TransactionalEventListener
    void on(ChannelMessageQueued queued) {
        ChannelMessage message = messages.findById(queued.messageId()).orElseThrow();
        if (message.state() != LetterState.QUEUED) {
            return;
        }
        ReminderChannel channel = channels.inTurn(message.channel()).orElse(null);
        Outcome outcome = transactions.execute(status -> carry(message.id(), channel));
        if (outcome == Outcome.NOT_SENT) {
            throw new LetterNotSentException(message.id(), "the short message stays queued");
        }
    }

    private Outcome carry(long messageId, ReminderChannel channel) {
        ChannelMessage message = messages.lock(messageId).orElseThrow();
        if (message.state() != LetterState.QUEUED) {
            return Outcome.SENT;
        }
        if (channel == null) {
            message.giveUp();
            return attempt(message, Outcome.GIVEN_UP, "—", "这种方式没有开通");
        }
        try {
            ReminderChannel.Receipt receipt = channel.send(new ReminderChannel.ShortMessage(
                    message.key(), message.text(), URI.create(message.link()), recipient(message)));
            if (receipt.accepted()) {
                message.sent(clock.instant());
                return attempt(message, Outcome.SENT, receipt.masked(), null);
            }
            message.tried();
            message.giveUp();
            return attempt(message, Outcome.GIVEN_UP, receipt.masked(), receipt.reason());
        } catch (ChannelAwayException e) {
            message.tried();
            return away(message, e.getMessage());
        }
    }

    private Outcome away(ChannelMessage message, String reason) {
        Instant now = clock.instant();
        boolean over = message.attempts() >= properties.giveUpAttempts()
                && now.isAfter(message.queuedAt().plus(properties.giveUpAfter()));
        if (over) {
            message.giveUp();
        }
        return attempt(message, over ? Outcome.GIVEN_UP : Outcome.NOT_SENT, "—", reason);
    }

    private Outcome attempt(ChannelMessage message, Outcome outcome, String masked, String error) {
        attempts.save(new ChannelAttempt(
                message.id(), clock.instant(), outcome, masked, error == null ? null : SendingProblem.blotted(error)));
        return outcome;
    }

    /** Whoever holds the post today: known only when the message leaves, and not kept. */
    private ReminderChannel.Recipient recipient(ChannelMessage message) {
        String username = message.username() == null
                ? accounts.officerOf(message.unitCode()).orElse(message.unitCode())
                : message.username();
        Posts.Post post = posts.find(username).orElse(null);
        String phone = post == null || post.phone() == null
                ? organization.unit(message.unitCode()).phone()
                : post.phone();
        return new ReminderChannel.Recipient(message.unitCode(), username, phone, post == null ? null : post.email());
    }
}

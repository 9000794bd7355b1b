package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.notification.ReminderChannel.Receipt;
import cn.goodnetizen.notification.ReminderChannel.Recipient;
import cn.goodnetizen.notification.ReminderChannel.ShortMessage;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every adapter must do (docs/reminder-channels.md): extend this, give it the channel and a look at what has arrived.
 * Adapters of an outside service run it against that service's sandbox.
 */
abstract class ReminderChannelContract {

    private static final Recipient REACHABLE =
            new Recipient("hn-edu-001", "hn-edu-001", "13000000001", "post@union.example");

    abstract ReminderChannel channel();

    /** The texts that have arrived for a key, one for each distinct number under which the receiver knows them. */
    abstract List<String> arrived(String key);

    /** A recipient without what this channel needs; null where every recipient has it. */
    abstract Recipient unreachable();

    @Test
    void itSaysWhatItStandsFor() {
        assertThat(channel().id()).isIn("mail", "sms", "wecom");
    }

    @Test
    void whatItAcceptsArrivesWithTextAndLink() {
        ShortMessage message = message(REACHABLE);

        Receipt receipt = channel().send(message);

        assertThat(receipt.accepted()).isTrue();
        assertThat(receipt.reason()).isNull();
        assertThat(arrived(message.key()))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("活动总结已逾期").contains("http://localhost:8090/reports/12"));
    }

    @Test
    void theSameKeyAgainIsTheSameMessage() {
        ShortMessage message = message(REACHABLE);

        channel().send(message);
        Receipt again = channel().send(message);

        assertThat(again.accepted()).isTrue();
        assertThat(arrived(message.key())).hasSize(1);
    }

    @Test
    void whoeverIsNotReachedIsRefusedWithAChineseReason() {
        Recipient nobody = unreachable();
        if (nobody == null) {
            assertThat(channel().send(message(REACHABLE)).accepted()).isTrue();
            return;
        }

        ShortMessage message = message(nobody);
        Receipt receipt = channel().send(message);

        assertThat(receipt.accepted()).isFalse();
        assertThat(receipt.reason()).matches(".*[\\u4e00-\\u9fff].*");
        assertThat(arrived(message.key())).isEmpty();
    }

    @Test
    void whatIsKeptNamesNobody() {
        Receipt receipt = channel().send(message(REACHABLE));

        assertThat(receipt.masked())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(130)
                .doesNotContain("13000000001")
                .doesNotContain("post@union.example");
    }

    private static ShortMessage message(Recipient to) {
        return new ShortMessage(
                UUID.randomUUID().toString().replace("-", ""),
                "【逾期提示】活动总结已逾期 1 天",
                URI.create("http://localhost:8090/reports/12"),
                to);
    }
}

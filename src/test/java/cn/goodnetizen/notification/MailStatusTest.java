package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.account.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailStatusTest {

    @ParameterizedTest
    @CsvSource({
        "550, 550 5.1.1 No such user, ADDRESS_INVALID",
        "550, 550 User unknown, ADDRESS_INVALID",
        "553, 553 Mailbox name not allowed, ADDRESS_INVALID",
        "550, 550 5.7.1 Relaying denied, LETTER_REFUSED",
        "552, 552 Mailbox full, LETTER_REFUSED",
        "550, 550 5.2.2 Over quota, LETTER_REFUSED",
        "450, 450 4.2.0 Greylisted, TEMPORARY",
        "421, 421 Too busy, TEMPORARY"
    })
    void anAnswerToAnAddressIsTheAddressesFaultOnlyWhenItSaysSo(int code, String text, MailStatus expected) {
        assertThat(MailStatus.ofReply(code, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, ADDRESS_INVALID",
        "Failed, 5.4.4 (host unknown), ADDRESS_INVALID",
        "failed, 5.7.26, LETTER_REFUSED",
        "failed, 4.4.7, TEMPORARY",
        "delayed, 4.4.1, TEMPORARY",
        "delivered, 2.0.0, FINE",
        "relayed, 2.0.0, FINE"
    })
    void aReportMeansWhatItsActionAndItsCodeSay(String action, String status, MailStatus expected) {
        assertThat(MailStatus.ofReport(action, status)).isEqualTo(expected);
    }

    @Test
    void theReasonIsChineseAndNamesNobody() {
        assertThat(MailStatus.reason("550 5.1.1 <office@union.example>: user unknown"))
                .isEqualTo("收件邮箱不存在（550 5.1.1 <［邮箱］>: user unknown）");
        assertThat(MailStatus.reason(null)).isEqualTo("对方服务器不接受这个邮箱");
        assertThat(MailStatus.reason("x".repeat(2000))).hasSize(500);
    }

    @Test
    void mailboxesAreWrittenAsPeopleHaveThem() {
        assertThat(MailAddress.isWellFormed("office-1@union.example")).isTrue();
        assertThat(MailAddress.isWellFormed("office@union")).isFalse();
        assertThat(MailAddress.isWellFormed("a b@union.example")).isFalse();
        assertThat(MailAddress.isWellFormed("a@b.example\nBcc: x@y.example")).isFalse();
    }
}

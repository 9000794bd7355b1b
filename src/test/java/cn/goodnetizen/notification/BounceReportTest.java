package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class BounceReportTest {

    @Test
    void aReportSaysWhichLetterWhichMailboxAndWhy() throws Exception {
        var report = BounceReport.in(
                        DeliveryReports.report("office@union.example", "failed", "5.1.1", "<abc@good.example>"))
                .orElseThrow();

        assertThat(report.messageId()).isEqualTo("<abc@good.example>");
        assertThat(report.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.last()).isEqualTo("office@union.example");
            assertThat(recipient.status()).isEqualTo(MailStatus.ADDRESS_INVALID);
            assertThat(recipient.said()).startsWith("5.1.1 smtp; 550 5.1.1");
        });
    }

    @Test
    void severalMailboxesInOneReportAreToldApart() throws Exception {
        var report = BounceReport.in(DeliveryReports.mail("""
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822;one@union.example
                Action: failed
                Status: 5.1.1

                Final-Recipient: rfc822;two@union.example
                Action: delayed
                Status: 4.4.1
                --b--
                """)).orElseThrow();

        assertThat(report.messageId()).isNull();
        assertThat(report.recipients())
                .extracting(BounceReport.Recipient::last, BounceReport.Recipient::status)
                .containsExactly(
                        tuple("one@union.example", MailStatus.ADDRESS_INVALID),
                        tuple("two@union.example", MailStatus.TEMPORARY));
    }

    @Test
    void anOrdinaryMailIsNoReport() throws Exception {
        assertThat(BounceReport.in(DeliveryReports.mail("""
                Subject: Re: a letter
                Content-Type: text/html

                <p>Thank you</p>
                """))).isEmpty();
    }

    @Test
    void aReportOfNonsenseIsReadToItsLimitsAndMeansNothing() throws Exception {
        var report = BounceReport.in(
                DeliveryReports.mail("""
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                %s
                --b--
                """.formatted("Final-Recipient: rfc822;x y z\n\n".repeat(20_000))));

        assertThat(report.orElseThrow().recipients()).isEmpty();
    }
}

package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterOrderTest {

    private static LetterOrder order(String occasion, String recipient, String subject) {
        return new LetterOrder(
                LetterKind.REMINDER,
                "hn-edu-001",
                "hn-edu",
                "report:12",
                LocalDate.of(2023, 10, 20),
                occasion,
                recipient,
                null,
                subject);
    }

    @Test
    void theSameLetterHasTheSameMessageIdWhateverItsSubjectSays() {
        String first = order("D-7", "a@union.example", "【提醒】").messageId("good-netizen.example");
        String second = order("D-7", "a@union.example", "【提醒】请报送").messageId("good-netizen.example");

        assertThat(first).isEqualTo(second).matches("<[0-9a-f]{40}@good-netizen\\.example>");
    }

    @Test
    void anotherOccasionOrAnotherMailboxIsAnotherLetter() {
        String letter = order("D-7", "a@union.example", "s").messageId("good-netizen.example");

        assertThat(order("D-3", "a@union.example", "s").messageId("good-netizen.example"))
                .isNotEqualTo(letter);
        assertThat(order("D-7", "b@union.example", "s").messageId("good-netizen.example"))
                .isNotEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({"7, D-7", "1, D-1", "0, D0", "-1, D+1", "-11, D+11"})
    void theOccasionNamesTheDaysToTheDeadline(int daysToDeadline, String occasion) {
        assertThat(LetterOccasions.offset(daysToDeadline)).isEqualTo(occasion);
    }
}

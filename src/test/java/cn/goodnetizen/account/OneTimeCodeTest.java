package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people copy by hand and what they are shown of a number. */
class OneTimeCodeTest {

    @Test
    void codesAreCopiedByHandWithoutMistakes() {
        assertThat(OneTimeCode.next())
                .matches("([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}")
                .isNotEqualTo(OneTimeCode.next());
        assertThat(OneTimeCode.digits(8)).matches("\\d{8}");
    }
}

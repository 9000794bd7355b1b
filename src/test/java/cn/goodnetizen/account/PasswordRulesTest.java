package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource({
        "short9chr, 至少 10 个字符",
        "xhn-edu-001x, 不能包含用户名",
        "aaaaaaaaaaaa, 至少用 4 种",
        "password123456, 太常见",
        "Qwertyuiop1234567890, 太常见",
        "一二三四五六七八九十一二三四五六七八九十一二三四五, 最多 72 个字节"
    })
    void aWeakPasswordIsRefusedWithItsReason(String password, String reason) {
        assertThat(PasswordRules.problemWith(password, "hn-edu-001"))
                .hasValueSatisfying(problem -> assertThat(problem).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"湘江边的三棵老樟树 1998", "correct horse battery", "Tr0ub4dor-and-3"})
    void aSentenceOfOnesOwnWillDo(String password) {
        assertThat(PasswordRules.problemWith(password, "hn-edu-001")).isEmpty();
    }
}

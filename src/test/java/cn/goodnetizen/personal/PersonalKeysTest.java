package cn.goodnetizen.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.local.SharedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Without right keys nothing starts, and one line says why. */
@ResourceLock(SharedParts.PAGES)
@ExtendWith(OutputCaptureExtension.class)
class PersonalKeysTest {

    private static final String GOOD = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER = "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | k1 | GOOD  | PERSONAL_KEYS is empty
            k1=GOOD                | '' | GOOD  | PERSONAL_ACTIVE_KEY is empty
            k1=GOOD                | k1 | ''    | PERSONAL_HASH_KEY is empty
            k1=GOOD                | k2 | OTHER | names no key of PERSONAL_KEYS: k2
            k1=GOOD                | k1 | GOOD  | must be a key of its own
            k1=GOOD,k1=GOOD        | k1 | OTHER | names the key k1 twice
            K_1=GOOD               | k1 | OTHER | must read id=Base64,id=Base64
            GOOD                   | k1 | OTHER | must read id=Base64,id=Base64
            k1=QUJD                | k1 | OTHER | the key k1 in PERSONAL_KEYS must have 32 bytes, it has 3
            k1=!                   | k1 | OTHER | the key k1 in PERSONAL_KEYS is not Base64
            """)
    void whatIsWrongWithTheKeysIsSaidAndNoKeyIs(String keys, String active, String hash, String said) {
        PersonalProperties properties = new PersonalProperties(real(keys), active, real(hash));

        assertThatThrownBy(() -> new PersonalKeys(properties))
                .isInstanceOf(PersonalKeysException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining(GOOD)
                .hasMessageNotContaining(OTHER);
    }

    @Test
    void theApplicationDoesNotStartAndSaysSoInOneLine(CapturedOutput output) {
        SpringApplicationBuilder application =
                new SpringApplicationBuilder(KeysAlone.class).web(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run("--good-netizen.personal.keys="))
                .isNotNull();

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The keys for personal data are missing: set PERSONAL_KEYS, PERSONAL_ACTIVE_KEY and"
                        + " PERSONAL_HASH_KEY (good-netizen.personal.*); PERSONAL_KEYS is empty")
                .doesNotContain("\tat ");
    }

    private static String real(String text) {
        return text.replace("GOOD", GOOD).replace("OTHER", OTHER);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PersonalProperties.class)
    @Import(PersonalKeys.class)
    static class KeysAlone {}
}

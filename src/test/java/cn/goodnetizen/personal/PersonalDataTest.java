package cn.goodnetizen.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private static final String PHONE = "participants.phone";

    private final PersonalData data = Keys.data("2026");

    @Test
    void whatWasSealedOpensAndNothingOfItIsSeen() {
        Sealed sealed = data.seal(PHONE, "13000000012");

        assertThat(sealed.stored()).startsWith("2026.").doesNotContain("13000000012");
        assertThat(sealed.toString()).isEqualTo("sealed");
        assertThat(data.open(PHONE, sealed)).isEqualTo("13000000012");
        assertThat(data.open("participants.person_name", data.seal("participants.person_name", "欧阳测试")))
                .isEqualTo("欧阳测试");
    }

    @Test
    void theSameTextNeverLooksTheSame() {
        assertThat(IntStream.range(0, 50)
                        .mapToObj(i -> data.seal(PHONE, "13000000012").stored()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatWasTamperedWithDoesNotOpen() {
        String stored = data.seal(PHONE, "13000000012").stored();
        for (int at = 0; at < stored.length() - 1; at++) {
            char other = stored.charAt(at) == 'A' ? 'B' : 'A';
            Sealed tampered = new Sealed(stored.substring(0, at) + other + stored.substring(at + 1));
            assertThatThrownBy(() -> data.open(PHONE, tampered))
                    .as("at " + at)
                    .isInstanceOf(UnreadableTextException.class)
                    .hasMessageNotContaining(stored);
        }
        for (String broken : new String[] {"", "2026", "2026.", "2026.AAAA", "13000000012"}) {
            assertThatThrownBy(() -> data.open(PHONE, new Sealed(broken))).isInstanceOf(UnreadableTextException.class);
        }
    }

    @Test
    void aTextThatWasMovedToAnotherColumnDoesNotOpen() {
        Sealed sealed = data.seal(PHONE, "13000000012");

        assertThatThrownBy(() -> data.open("sign_ups.phone", sealed)).isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        Sealed sealed = data.seal(PHONE, "13000000012");

        assertThatThrownBy(() -> Keys.data("2027").open(PHONE, sealed)).hasMessageContaining("no key 2026");
        // The same id, another key.
        PersonalProperties properties = new PersonalProperties("2026=" + Keys.key("other"), "2026", Keys.key("hash"));
        PersonalData other = new PersonalData(new PersonalKeys(properties));
        assertThatThrownBy(() -> other.open(PHONE, sealed)).isInstanceOf(UnreadableTextException.class);
        assertThat(properties.toString()).doesNotContain("2026");
    }

    @Test
    void afterAChangeOfKeysTheOldOneStillReads() {
        Sealed old = data.seal(PHONE, "13000000012");
        PersonalData changed = Keys.data("2027", "2026");

        assertThat(changed.open(PHONE, old)).isEqualTo("13000000012");
        assertThat(changed.seal(PHONE, "13000000012").stored()).startsWith("2027.");
    }

    @Test
    void aPhoneAndAMailboxAreFoundHoweverTheyAreWritten() {
        assertThat(data.phoneHash("13000000012"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(data.phoneHash("+86 130-0000-0012"))
                .isEqualTo(data.phoneHash("8613000000012"))
                .isNotEqualTo(data.phoneHash("13000000013"));
        assertThat(data.mailHash(" Zhang@Union.example"))
                .isEqualTo(data.mailHash("zhang@union.example"))
                .isNotEqualTo(data.phoneHash("zhang@union.example"));
    }
}

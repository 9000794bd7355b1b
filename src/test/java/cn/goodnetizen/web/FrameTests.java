package cn.goodnetizen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which item of the navigation is marked. */
class FrameTests {

    private static final List<String> ITEMS = List.of("/", "/children", "/notices", "/unit", "/organization");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unit/people",
                "/unit/mailbox",
                "/handover",
                "/handovers/7",
                "/handovers/7/paper",
                "/account/password"
            })
    void whatConcernsTheUnitItselfStandsUnderItsItem(String path) {
        assertThat(marked(path)).containsExactly("/unit");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/reports/7, /",
        "/children/rows, /children",
        "/notices, /notices",
        "/organization/names, /organization"
    })
    void aPageStandsUnderTheItemThatItBelongsTo(String path, String item) {
        assertThat(marked(path)).containsExactly(item);
    }

    @Test
    void aPageThatOnlyBeginsLikeAnItemMarksNone() {
        assertThat(marked("/handoverless")).isEmpty();
        assertThat(marked("/unitary")).isEmpty();
    }

    private static List<String> marked(String path) {
        Frame frame = new Frame(null, path, "", unit -> false);
        return ITEMS.stream().filter(item -> "page".equals(frame.current(item))).toList();
    }
}

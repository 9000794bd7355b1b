package cn.goodnetizen.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuideTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final int ONE_LINE = 60;

    /** What people see before they have signed in, or instead of a page. */
    private static final List<String> WITHOUT = List.of("login", "account/activate", "error", "error/403", "error/404");

    private final Guide guide = new Guide();

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageSaysWhatItIsForInOneLine(String view) {
        assertThat(guide.page(view))
                .hasValueSatisfying(
                        page -> assertThat(page.purpose()).isNotBlank().hasSizeLessThanOrEqualTo(ONE_LINE));
    }

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(GuideTest::isPage)
                    .map(file -> TEMPLATES.relativize(file).toString().replaceAll("\\.html$", ""))
                    .filter(view -> !WITHOUT.contains(view))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isPage(Path template) {
        try {
            return !template.endsWith("layout.html")
                    && Files.readString(template).contains("~{layout :: page(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsSaidAboutAPageThatIsNotThere() throws IOException {
        assertThat(pages())
                .containsAll(guide.pages().stream().map(PageGuide::view).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyHandoutHasItsPagesAndItsYear(Reader reader) {
        Guide.Handout handout = guide.handout(reader);

        assertThat(handout.title()).isNotBlank();
        assertThat(handout.year()).isNotEmpty();
        assertThat(handout.pages()).hasSizeGreaterThan(3);
        assertThat(handout.everybody()).isNotEmpty();
    }

    @Test
    void noTwoHandoutsAreTheSame() {
        assertThat(Arrays.stream(Reader.values()).map(guide::handout).map(Guide.Handout::pages))
                .doesNotHaveDuplicates();
    }
}

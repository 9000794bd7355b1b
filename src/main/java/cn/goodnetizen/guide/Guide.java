package cn.goodnetizen.guide;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All help texts, as written in {@code guide/guide.yaml}. */
@Component
class Guide {

    private final Map<String, PageGuide> pages;
    private final Texts texts;

    Guide() {
        texts = read();
        pages = texts.pages().stream().collect(Collectors.toMap(PageGuide::view, Function.identity()));
    }

    Optional<PageGuide> page(String view) {
        return Optional.ofNullable(pages.get(view));
    }

    List<PageGuide> pages() {
        return texts.pages();
    }

    /** What a kind of reader needs to know, pages in the order of their work. */
    Handout handout(Reader reader) {
        Opening opening = texts.handouts().get(reader);
        return new Handout(
                reader,
                opening.title(),
                opening.lead(),
                opening.year(),
                texts.pages().stream()
                        .filter(page -> page.readers().contains(reader))
                        .toList(),
                texts.everybody());
    }

    private static Texts read() {
        YAMLMapper yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .build();
        try (InputStream file = new ClassPathResource("guide/guide.yaml").getInputStream()) {
            return yaml.readValue(file, Texts.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Texts(Map<Reader, Opening> handouts, List<Answer> everybody, List<PageGuide> pages) {}

    private record Opening(String title, String lead, List<Season> year) {}

    /** What is to be done in a part of the year. */
    record Season(String when, String what) {}

    /** A question that everybody asks, and its answer. */
    record Answer(String question, String answer) {}

    /** A handout before it is printed. */
    record Handout(
            Reader reader,
            String title,
            String lead,
            List<Season> year,
            List<PageGuide> pages,
            List<Answer> everybody) {}
}

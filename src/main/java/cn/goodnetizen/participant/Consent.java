package cn.goodnetizen.participant;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * What somebody agrees to who signs up, and what happens when they leave, as written in {@code participants/consent.yaml}.
 *
 * @param version changes with the text; recorded with the consent
 * @param statement what stands beside the box that is ticked
 * @param removed what goes when an account is deleted
 * @param stays what does not, and why
 */
record Consent(
        String version, String title, List<Part> parts, String statement, List<String> removed, List<String> stays) {

    static Consent current() {
        try (InputStream file = new ClassPathResource("participants/consent.yaml").getInputStream()) {
            return YAMLMapper.builder().build().readValue(file, Consent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A question and its answer. */
    record Part(String question, String answer) {}
}

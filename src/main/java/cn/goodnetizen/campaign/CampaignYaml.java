package cn.goodnetizen.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.lang.Nullable;

/**
 * How a definition is written: kebab-case keys, ISO dates, decimals kept digit by digit, no key twice, none unknown.
 * A path names a place in it: {@code tracks[micro-video].awards[first].quota}; elements of a list are named by their
 * code or id, or by their number where they have none.
 */
final class CampaignYaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CampaignYaml() {}

    /** @throws InvalidCampaignDefinitionException when the text is no YAML or names a key twice */
    static JsonNode parse(String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JsonProcessingException e) {
            String place = e.getProcessor() instanceof JsonParser parser
                    ? pathOf(parser.getParsingContext().pathAsPointer())
                    : "";
            String line = e.getLocation() == null ? "" : "第 " + e.getLocation().getLineNr() + " 行";
            String reason =
                    e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field")
                            ? "同一个键出现了两次"
                            : "不是有效的 YAML";
            throw new InvalidCampaignDefinitionException(List.of(new InvalidCampaignDefinitionException.Problem(
                    place.isEmpty() ? "（整个文件）" : place, line + reason + "：" + e.getOriginalMessage())));
        }
    }

    static <T> T bind(JsonNode tree, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(tree, type);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign definition could not be written as YAML", e);
        }
    }

    /** The key under which a record component stands. */
    static String key(String component) {
        return PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(component);
    }

    /** Visits every node below the root, with its path, in the order of the file. */
    static void visit(JsonNode root, BiConsumer<String, JsonNode> visitor) {
        visit("", root, visitor);
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String element(String path, JsonNode element, int index) {
        String code = codeOf(element);
        return path + "[" + (code == null ? Integer.toString(index) : code) + "]";
    }

    /** The code or id by which an element of a list is named, if it has one. */
    @Nullable
    static String codeOf(JsonNode element) {
        for (String key : List.of("code", "id")) {
            if (element.path(key).isTextual()) {
                return element.path(key).textValue();
            }
        }
        return null;
    }

    private static void visit(String path, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (!path.isEmpty()) {
            visitor.accept(path, node);
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> visit(child(path, entry.getKey()), entry.getValue(), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(element(path, node.get(i), i), node.get(i), visitor);
            }
        }
    }

    private static String pathOf(JsonPointer pointer) {
        List<String> parts = new ArrayList<>();
        for (JsonPointer at = pointer; !at.matches(); at = at.tail()) {
            parts.add(at.getMatchingProperty());
        }
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            boolean index = !path.isEmpty() && part.chars().allMatch(Character::isDigit);
            path.append(index ? "[" + part + "]" : path.isEmpty() ? part : "." + part);
        }
        return path.toString();
    }
}

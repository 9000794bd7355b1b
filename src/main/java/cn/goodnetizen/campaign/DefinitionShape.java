package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.InvalidCampaignDefinitionException.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;

/**
 * Compares a YAML tree with the records it is to become: every key known, none missing, every value of its type.
 * Jackson alone would stop at the first mistake; this names them all.
 */
final class DefinitionShape {

    private static final Map<Class<?>, String> WANTED = Map.of(
            int.class, "整数",
            Integer.class, "整数",
            boolean.class, "true 或 false",
            BigDecimal.class, "数字",
            LocalDate.class, "形如 2023-10-31 的日期",
            Duration.class, "形如 PT5M 的时长",
            Period.class, "形如 P1Y 的期间",
            String.class, "文字");

    private final List<Problem> problems = new ArrayList<>();

    private DefinitionShape() {}

    static List<Problem> problemsOf(JsonNode tree, Class<? extends Record> type) {
        DefinitionShape shape = new DefinitionShape();
        shape.check(type, tree, "");
        return List.copyOf(shape.problems);
    }

    private void check(Type type, JsonNode node, String path) {
        if (type instanceof ParameterizedType list) {
            checkList(list.getActualTypeArguments()[0], node, path);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            checkRecord(record, node, path);
        } else if (type instanceof Class<?> scalar) {
            checkScalar(scalar, node, path);
        }
    }

    private void checkList(Type elements, JsonNode node, String path) {
        if (!node.isArray()) {
            add(path, "应为列表，实际为" + shown(node));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            check(elements, node.get(i), CampaignYaml.element(path, node.get(i), i));
        }
    }

    private void checkRecord(Class<?> record, JsonNode node, String path) {
        if (!node.isObject()) {
            add(path.isEmpty() ? "（整个文件）" : path, "应为一组键值，实际为" + shown(node));
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            String key = CampaignYaml.key(component.getName());
            JsonNode value = node.get(key);
            if (value != null && !value.isNull()) {
                check(component.getGenericType(), value, CampaignYaml.child(path, key));
            } else if (!component.getAccessor().isAnnotationPresent(Nullable.class)) {
                add(CampaignYaml.child(path, key), "缺少必填项");
            }
        }
        Set<String> known = Arrays.stream(record.getRecordComponents())
                .map(component -> CampaignYaml.key(component.getName()))
                .collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                add(
                        CampaignYaml.child(path, entry.getKey()),
                        "未知的键，可用的有 " + known.stream().sorted().collect(Collectors.joining("、")));
            }
        }
    }

    private void checkScalar(Class<?> scalar, JsonNode node, String path) {
        if (scalar == String.class) {
            if (!node.isTextual() && !node.isNumber()) {
                add(path, "应为文字，实际为" + shown(node));
            } else if (node.asText().isBlank()) {
                add(path, "不能为空");
            }
            return;
        }
        try {
            if (node.isValueNode() && CampaignYaml.bind(node, scalar) != null) {
                return;
            }
        } catch (JsonProcessingException e) {
            // Said below in the words of the definition; Jackson's speak of classes.
        }
        add(path, "应为 " + wanted(scalar) + "，实际为" + shown(node));
    }

    private static String wanted(Class<?> scalar) {
        return scalar.isEnum()
                ? Arrays.stream(scalar.getEnumConstants())
                        .map(constant -> CampaignYaml.tree(constant).textValue())
                        .collect(Collectors.joining("、", "", " 之一"))
                : WANTED.getOrDefault(scalar, scalar.getSimpleName());
    }

    private static String shown(JsonNode node) {
        return node.isArray() ? "列表" : node.isObject() ? "一组键值" : "“" + node.asText() + "”";
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }
}

package cn.goodnetizen.local.queryapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Filter, sort and page of a search request of the query API over rows. */
final class Search {

    private static final int EVERYTHING = 10_000;

    private final Map<?, ?> request;

    Search(Map<?, ?> request) {
        this.request = request;
    }

    /** The body of the answer: {@code items} and {@code page}. */
    Map<String, Object> over(List<Map<String, Object>> rows) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            if (matches(row, part(request, "filter"))) {
                found.add(row);
            }
        }
        if (request.get("sort") instanceof List<?> orders) {
            for (Object order : orders.reversed()) {
                found.sort(comparator((Map<?, ?>) order));
            }
        }
        Map<?, ?> page = part(request, "page");
        int from = page.get("after") instanceof String cursor
                ? Integer.parseInt(cursor)
                : page.get("from") instanceof Number number ? number.intValue() : 0;
        int limit = page.get("limit") instanceof Number number ? number.intValue() : EVERYTHING;
        int start = Math.min(from, found.size());
        int end = Math.min(start + limit, found.size());
        Map<String, Object> pageFound = new LinkedHashMap<>();
        pageFound.put("totalItems", found.size());
        pageFound.put("hasMoreTotalItems", false);
        pageFound.put("startCursor", start < end ? String.valueOf(start) : null);
        pageFound.put("endCursor", start < end ? String.valueOf(end) : null);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", found.subList(start, end));
        answer.put("page", pageFound);
        return answer;
    }

    private static boolean matches(Map<String, Object> row, Map<?, ?> filter) {
        for (Map.Entry<?, ?> condition : filter.entrySet()) {
            String field = (String) condition.getKey();
            Object wanted = condition.getValue();
            if (wanted == null) {
                continue;
            }
            if (wanted instanceof Collection<?> none && none.isEmpty()) {
                continue;
            }
            if ("$or".equals(field)) {
                if (((List<?>) wanted).stream().noneMatch(either -> matches(row, (Map<?, ?>) either))) {
                    return false;
                }
            } else if (!holds(field, row.get(field), wanted)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String field, Object actual, Object wanted) {
        if (wanted instanceof Collection<?> all) {
            return all.stream().allMatch(one -> same(actual, one));
        }
        if (!(wanted instanceof Map<?, ?> operators)) {
            return same(actual, wanted);
        }
        return operators.entrySet().stream()
                .filter(operator -> operator.getValue() != null)
                .allMatch(operator -> switch ((String) operator.getKey()) {
                    case "$eq" -> same(actual, operator.getValue());
                    case "$neq" -> !same(actual, operator.getValue());
                    case "$exists" -> (actual != null) == (Boolean) operator.getValue();
                    case "$in" ->
                        ((Collection<?>) operator.getValue()).isEmpty()
                                || ((Collection<?>) operator.getValue())
                                        .stream().anyMatch(one -> same(actual, one));
                    case "$notIn" ->
                        ((Collection<?>) operator.getValue()).stream().noneMatch(one -> same(actual, one));
                    case "$like" -> actual != null && like((String) operator.getValue(), String.valueOf(actual));
                    default ->
                        throw new IllegalArgumentException(
                                "operator " + operator.getKey() + " of " + field + " is not served");
                });
    }

    private static boolean same(Object actual, Object wanted) {
        if (actual instanceof Collection<?> several && !(wanted instanceof Collection<?>)) {
            return several.stream().anyMatch(one -> same(one, wanted));
        }
        return Objects.equals(
                actual == null ? null : String.valueOf(actual), wanted == null ? null : String.valueOf(wanted));
    }

    private static boolean like(String pattern, String actual) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(actual).matches();
    }

    private static Comparator<Map<String, Object>> comparator(Map<?, ?> order) {
        String field = (String) order.get("field");
        Comparator<Map<String, Object>> ascending = Comparator.comparing(
                (Map<String, Object> row) -> row.get(field) == null ? "" : String.valueOf(row.get(field)),
                Comparator.comparingInt((String text) -> field.endsWith("Key") ? text.length() : 0)
                        .thenComparing(Comparator.naturalOrder()));
        return "desc".equalsIgnoreCase(String.valueOf(order.get("order"))) ? ascending.reversed() : ascending;
    }

    private static Map<?, ?> part(Map<?, ?> request, String name) {
        return request.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }
}

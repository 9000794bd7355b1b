package cn.goodnetizen.organization;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The units as a resource lists them, in any order; checked as a whole before a single one is stored. */
class UnitTree {

    /** The provincial unit, the unit below it, the grassroots union: the notice knows no fourth level. */
    static final int DEEPEST_LEVEL = 3;

    /** One row of the resource; {@code superior} is missing at the two provincial units. */
    record Row(
            String code, String superior, UnitKind kind, String name, String shortName, String email, String phone) {}

    private record Document(List<Row> units) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private UnitTree(List<Row> listed) {
        for (int at = 0; at < listed.size(); at++) {
            add(at + 1, listed.get(at));
        }
        rows.values().forEach(this::requireKnownSuperior);
        rows.values().forEach(this::requirePlaceInTree);
    }

    /** @throws InvalidUnitTreeException naming the row that cannot be */
    static UnitTree read(InputStream yaml) {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            var document = mapper.readValue(yaml, Document.class);
            if (document == null || document.units() == null || document.units().isEmpty()) {
                throw new InvalidUnitTreeException("单位表没有任何单位（缺少 units）");
            }
            return new UnitTree(document.units());
        } catch (InvalidFormatException e) {
            throw new InvalidUnitTreeException(
                    "单位表第 " + e.getLocation().getLineNr() + " 行：不认识的取值“" + e.getValue() + "”", e);
        } catch (JacksonException e) {
            var line = e.getLocation() == null
                    ? "？"
                    : String.valueOf(e.getLocation().getLineNr());
            throw new InvalidUnitTreeException("单位表第 " + line + " 行无法读取：" + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidUnitTreeException("单位表无法读取：" + e.getMessage(), e);
        }
    }

    /** Each unit followed by those below it, siblings in the order of the resource. */
    List<StoredUnit> inTreeOrder() {
        var ordered = new ArrayList<StoredUnit>(rows.size());
        append(null, 1, ordered);
        return ordered;
    }

    private void append(String superior, int level, List<StoredUnit> ordered) {
        for (var row : rows.values()) {
            if (Objects.equals(row.superior(), superior)) {
                ordered.add(new StoredUnit(row, level, ordered.size() + 1));
                append(row.code(), level + 1, ordered);
            }
        }
    }

    private void add(int number, Row row) {
        if (row == null) {
            throw new InvalidUnitTreeException("单位表第 " + number + " 条是空的");
        }
        require(number, row, "code", row.code());
        require(number, row, "kind", row.kind());
        require(number, row, "name", row.name());
        require(number, row, "shortName", row.shortName());
        require(number, row, "email", row.email());
        require(number, row, "phone", row.phone());
        if (rows.putIfAbsent(row.code(), row) != null) {
            throw new InvalidUnitTreeException("单位表第 " + number + " 条：代码“" + row.code() + "”重复");
        }
    }

    private static void require(int number, Row row, String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            var code = row.code() == null ? "" : "（" + row.code() + "）";
            throw new InvalidUnitTreeException("单位表第 " + number + " 条" + code + "缺少 " + field);
        }
    }

    private void requireKnownSuperior(Row row) {
        if (row.superior() != null && !rows.containsKey(row.superior())) {
            throw new InvalidUnitTreeException("单位“" + row.code() + "”的上级“" + row.superior() + "”不存在");
        }
    }

    private void requirePlaceInTree(Row row) {
        var path = new HashSet<String>();
        for (var at = row; at != null; at = at.superior() == null ? null : rows.get(at.superior())) {
            if (!path.add(at.code())) {
                throw new InvalidUnitTreeException("单位“" + row.code() + "”的上级关系成环，经过“" + at.code() + "”");
            }
            if (at.kind().line() != row.kind().line()) {
                throw new InvalidUnitTreeException("单位“" + row.code() + "”与上级“" + at.code() + "”不属于同一系统");
            }
        }
        if (path.size() > DEEPEST_LEVEL) {
            throw new InvalidUnitTreeException(
                    "单位“" + row.code() + "”在第 " + path.size() + " 级，最多 " + DEEPEST_LEVEL + " 级");
        }
    }
}

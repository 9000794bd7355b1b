package cn.goodnetizen.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnitTreeTest {

    @Test
    void aChildMayStandBeforeItsSuperior() {
        var units = read(row("hn-edu", "hn", "INDUSTRY_UNION"), row("hn", null, "PROVINCIAL_UNION"));

        assertThat(units).extracting(Unit::code).containsExactly("hn", "hn-edu");
        assertThat(units).extracting(Unit::level).containsExactly(1, 2);
    }

    @Test
    void aSuperiorThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read(row("hn-edu", "hm", "INDUSTRY_UNION")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessage("单位“hn-edu”的上级“hm”不存在");
    }

    @Test
    void aCodeGivenTwiceIsNamedWithItsRow() {
        assertThatThrownBy(() -> read(row("hn", null, "PROVINCIAL_UNION"), row("hn", null, "PROVINCIAL_UNION")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessage("单位表第 2 条：代码“hn”重复");
    }

    @Test
    void aCycleIsNamed() {
        assertThatThrownBy(() -> read(row("a", "b", "CITY_UNION"), row("b", "a", "CITY_UNION")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessageContaining("单位“a”的上级关系成环");
    }

    @Test
    void aUnionBelowACyberspaceOfficeIsRefused() {
        assertThatThrownBy(() -> read(row("hn-wx", null, "PROVINCIAL_CYBERSPACE"), row("x", "hn-wx", "CITY_UNION")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessageContaining("单位“x”与上级“hn-wx”不属于同一系统");
    }

    @Test
    void aFourthLevelIsRefused() {
        assertThatThrownBy(() -> read(
                        row("a", null, "PROVINCIAL_UNION"),
                        row("b", "a", "CITY_UNION"),
                        row("c", "b", "GRASSROOTS_UNION"),
                        row("d", "c", "GRASSROOTS_UNION")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessage("单位“d”在第 4 级，最多 3 级");
    }

    @Test
    void aMissingFieldIsNamedWithItsRow() {
        assertThatThrownBy(() -> UnitTree.read(yaml("units:\n- {code: hn, kind: PROVINCIAL_UNION, name: ' '}\n")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessage("单位表第 1 条（hn）缺少 name");
    }

    @Test
    void aKindNobodyKnowsIsNamedWithItsLine() {
        assertThatThrownBy(() -> read(row("hn", null, "PROVINCE")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessage("单位表第 2 行：不认识的取值“PROVINCE”");
    }

    @Test
    void anEmptyResourceIsRefused() {
        assertThatThrownBy(() -> UnitTree.read(yaml("units: []")))
                .isInstanceOf(InvalidUnitTreeException.class)
                .hasMessageContaining("没有任何单位");
    }

    @Test
    void theShippedTreeHoldsBothLinesOfTheNotice() throws IOException {
        List<Unit> units;
        try (var yaml = UnitTreeTest.class.getResourceAsStream("/organization/hunan.yaml")) {
            units = UnitTree.read(yaml).inTreeOrder().stream()
                    .map(StoredUnit::toUnit)
                    .toList();
        }

        assertThat(units.stream().collect(Collectors.groupingBy(Unit::kind, Collectors.counting())))
                .isEqualTo(Map.of(
                        UnitKind.PROVINCIAL_UNION, 1L,
                        UnitKind.PROVINCIAL_CYBERSPACE, 1L,
                        UnitKind.CITY_UNION, 14L,
                        UnitKind.CITY_CYBERSPACE, 14L,
                        UnitKind.PROVINCIAL_ORGANS_UNION, 1L,
                        UnitKind.INDUSTRY_UNION, 4L,
                        UnitKind.DIRECT_COMMITTEE, 1L,
                        UnitKind.GRASSROOTS_UNION, 50L));
        assertThat(units)
                .filteredOn(unit -> "hn-edu".equals(unit.superiorCode()))
                .hasSize(12);
        assertThat(units)
                .filteredOn(unit -> unit.level() == 2 && unit.line() == Line.UNION && !"hn-edu".equals(unit.code()))
                .allSatisfy(union -> assertThat(units)
                        .filteredOn(unit -> union.code().equals(unit.superiorCode()))
                        .hasSize(2));
        assertThat(units)
                .filteredOn(unit -> unit.line() == Line.CYBERSPACE)
                .noneMatch(unit -> unit.kind() == UnitKind.GRASSROOTS_UNION);
        assertThat(units).allSatisfy(unit -> {
            assertThat(unit.email()).isEqualTo(unit.code() + "@union.example");
            assertThat(unit.phone()).matches("0731-000\\d{5}");
        });
    }

    private static List<Unit> read(String... rows) {
        return UnitTree.read(yaml("units:\n" + String.join("", rows))).inTreeOrder().stream()
                .map(StoredUnit::toUnit)
                .toList();
    }

    private static String row(String code, String superior, String kind) {
        var above = superior == null ? "" : ", superior: " + superior;
        return "- {code: %s%s, kind: %s, name: 单位, shortName: 单位, email: a@union.example, phone: 0731-00000000}%n"
                .formatted(code, above, kind);
    }

    private static ByteArrayInputStream yaml(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

package cn.goodnetizen.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.goodnetizen.local.DatabaseTest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;

@DatabaseTest
@Import({Organization.class, Closings.class, UnitTable.class})
class UnitTableTest {

    private static final String BUSY = "hn-szjg-001";

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2023-10-18T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
        }

        /** One unit still owes its table. */
        @Bean
        UnitDuties duties() {
            return new UnitDuties() {

                @Override
                public List<String> openOf(String unitCode) {
                    return unitCode.equals(BUSY) ? List.of("推荐表（等待报送）") : List.of();
                }

                @Override
                public List<String> consequencesOf(UnitClosing closing) {
                    return List.of();
                }
            };
        }
    }

    @Autowired
    private UnitTable table;

    @Autowired
    private Organization organization;

    @Autowired
    private StoredUnits units;

    @Autowired
    private TestEntityManager database;

    @BeforeEach
    void seed() throws IOException {
        // Another test of this database may have stored its own tree for good.
        for (int level = 3; level >= 1; level--) {
            database.getEntityManager()
                    .createNativeQuery("DELETE FROM units WHERE level = " + level)
                    .executeUpdate();
        }
        new UnitSeeding(units, new OrganizationProperties(new ClassPathResource("organization/both-lines.yaml")))
                .run(null);
        database.flush();
        database.clear();
    }

    @Test
    void whatGoesOutAndComesBackChangesNothing() {
        var plan = table.plan(exported(), UnitScope.everything());

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.added()).isEmpty();
        assertThat(plan.changed()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(organization.all().size());
    }

    @Test
    void aChangedFieldIsShownBeforeAndAfter() {
        var plan = table.plan(with("hn-edu-001", UnitTable.PHONE, "0731-00000099"), UnitScope.everything());

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changed()).singleElement().satisfies(unit -> assertThat(unit.changes())
                .containsExactly(new FieldChange("电话", "0731-00000003", "0731-00000099")));
    }

    @Test
    void newUnitsComeInWhateverTheOrderOfTheirRows() {
        List<SheetRow> rows = List.of(
                row(2, "hn-jt-001", "测试车辆段工会", "测试车辆段", "直属基层工会", "hn-jt"),
                row(3, "hn-jt", "湖南省测试产业工会", "省测试产业工会", "省产业工会", "hn"));

        var plan = table.plan(rows, UnitScope.everything());
        table.apply(plan);
        database.flush();
        database.clear();

        assertThat(plan.problems()).isEmpty();
        assertThat(organization.unit("hn-jt-001").level()).isEqualTo(3);
        assertThat(organization.all())
                .extracting(Unit::code)
                .containsSubsequence("hn-szjg-001", "hn-jt", "hn-jt-001", "hn-wx");
    }

    @Test
    void rowsThatAreMissingAreLeftAlone() {
        table.apply(table.plan(exported().subList(0, 1), UnitScope.everything()));

        assertThat(organization.all()).hasSize(8).noneMatch(Unit::dissolved);
    }

    @ParameterizedTest
    @CsvSource({
        "名称, '', 请填写名称",
        "类型, 协会, 没有这个类型",
        "系统, 网信, 类型“直属基层工会”属于“工会”系统",
        "系统, 其他, 没有这个系统",
        "上级代码, '', 请填写上级代码",
        "上级代码, hn-nowhere, 没有代码为“hn-nowhere”的单位",
        "上级代码, hn-wx, 上级“中共湖南省委网络安全和信息化委员会办公室”属于“网信”系统",
        "上级代码, hn-edu-002, 会成为第 4 级单位，最多 3 级",
        "上级代码, hn-edu-001, 上级关系成环",
        "邮箱, 没有邮箱, 邮箱写法不对",
        "邮箱, a@b, 邮箱写法不对",
        "电话, 12345, 电话写法不对",
        "排序, 一, 排序应为 0 至 99999 的整数",
        "状态, 已撤销, 撤销和合并不能在表中办理",
        "状态, 未知, 没有这个状态"
    })
    void aWrongCellIsNamedWithRowColumnValueAndReason(String column, String value, String message) {
        var plan = table.plan(with("hn-edu-001", column, value), UnitScope.everything());

        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(4);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void aNameThatIsTooLongSaysItsLimitAndItsLength() {
        var plan = table.plan(with("hn-edu-001", UnitTable.NAME, "长".repeat(81)), UnitScope.everything());

        assertThat(plan.problems()).extracting(RowProblem::message).containsExactly("名称最多 80 个字，现有 81 个");
    }

    @Test
    void theSameCodeTwiceIsNamedWithTheFirstRow() {
        List<SheetRow> rows = new ArrayList<>(exported());
        rows.add(new SheetRow(20, rows.get(2).cells()));

        assertThat(table.plan(rows, UnitScope.everything()).problems())
                .extracting(RowProblem::row, RowProblem::message)
                .containsExactly(tuple(20, "与第 4 行的代码重复，每个单位只能占一行"));
    }

    @Test
    void aCircleOverTwoRowsIsFound() {
        List<SheetRow> rows =
                List.of(row(2, "hn-a", "甲工会", "甲", "省产业工会", "hn-b"), row(3, "hn-b", "乙工会", "乙", "省产业工会", "hn-a"));

        assertThat(table.plan(rows, UnitScope.everything()).problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message()).contains("成环"));
    }

    @Test
    void aCodeCannotBeChanged() {
        var plan = table.plan(with("hn-edu-001", UnitTable.CODE, "hn-edu-901"), UnitScope.everything());

        assertThat(plan.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .startsWith("单位代码不能修改：“湘江理工大学工会”现有代码为 hn-edu-001"));
    }

    @Test
    void aUnitThatStillOwesReportsIsNotMovedByATable() {
        assertThat(table.plan(with(BUSY, UnitTable.SUPERIOR, "hn-edu"), UnitScope.everything())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("推荐表（等待报送）", "合并"));
        assertThat(table.plan(with("hn-edu-002", UnitTable.SUPERIOR, "hn-szjg"), UnitScope.everything())
                        .problems())
                .isEmpty();
    }

    @Test
    void nobodyReachesBeyondWhatTheyLookAfter() {
        UnitScope education = UnitScope.below(organization.unit("hn-edu"));

        assertThat(table.unitsIn(education)).extracting(Unit::code).containsExactly("hn-edu-001", "hn-edu-002");
        assertThat(table.plan(with("hn-szjg-001", UnitTable.PHONE, "0731-00000099"), education)
                        .problems())
                .extracting(RowProblem::message)
                .contains("单位“青枫湖机关服务中心工会”不在您的管理范围内，请删去这一行", "单位“湖南省教育工会”不在您的管理范围内，请删去这一行");
        assertThat(table.plan(List.of(row(2, "hn-szjg-002", "测试中心工会", "测试中心", "直属基层工会", "hn-szjg")), education)
                        .problems())
                .extracting(RowProblem::message)
                .containsExactly("上级“湖南省直机关工会”不在您的管理范围内");
        assertThat(table.unitsIn(UnitScope.ofLine(Line.CYBERSPACE)))
                .extracting(Unit::code)
                .containsExactly("hn-wx", "hn-wx-changsha");
    }

    private List<SheetRow> exported() {
        List<SheetRow> rows = new ArrayList<>();
        for (Unit unit : table.unitsIn(UnitScope.everything())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < UnitTable.COLUMNS.size(); i++) {
                cells.put(UnitTable.COLUMNS.get(i), UnitTable.cellsOf(unit).get(i));
            }
            rows.add(new SheetRow(rows.size() + 2, cells));
        }
        return rows;
    }

    private List<SheetRow> with(String code, String column, String value) {
        return exported().stream()
                .map(row -> {
                    if (!row.text(UnitTable.CODE).equals(code)) {
                        return row;
                    }
                    Map<String, String> cells = new HashMap<>(row.cells());
                    cells.put(column, value == null ? "" : value);
                    return new SheetRow(row.number(), cells);
                })
                .toList();
    }

    private static SheetRow row(int number, String... firstCells) {
        Map<String, String> cells = new HashMap<>();
        List<String> columns =
                List.of(UnitTable.CODE, UnitTable.NAME, UnitTable.SHORT_NAME, UnitTable.KIND, UnitTable.SUPERIOR);
        List<String> texts = Arrays.asList(firstCells);
        for (int i = 0; i < texts.size(); i++) {
            cells.put(columns.get(i), texts.get(i));
        }
        cells.put(UnitTable.EMAIL, "test@union.example");
        cells.put(UnitTable.PHONE, "0731-00000090");
        return new SheetRow(number, cells);
    }
}

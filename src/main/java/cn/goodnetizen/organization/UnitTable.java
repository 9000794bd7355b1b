package cn.goodnetizen.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tree as a table that goes out and comes back. A row names a unit by its code; a row that is missing changes
 * nothing, and no row ends a unit: merging and dissolving move duties and have pages of their own.
 */
@Component
public class UnitTable {

    public static final String CODE = "代码";
    public static final String NAME = "名称";
    public static final String SHORT_NAME = "简称";
    public static final String KIND = "类型";
    public static final String LINE = "系统";
    public static final String SUPERIOR = "上级代码";
    public static final String EMAIL = "邮箱";
    public static final String PHONE = "电话";
    public static final String SORT = "排序";
    public static final String STATE = "状态";
    public static final List<String> COLUMNS =
            List.of(CODE, NAME, SHORT_NAME, KIND, LINE, SUPERIOR, EMAIL, PHONE, SORT, STATE);

    public static final String ACTIVE = "在用";
    public static final String DISSOLVED = "已撤销";

    private static final Pattern CODE_FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final Pattern PHONE_FORM = Pattern.compile("1\\d{10}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?");
    private static final Pattern SORT_FORM = Pattern.compile("\\d{1,5}");

    private final StoredUnits units;
    private final Organization organization;
    private final Closings closings;
    private final ApplicationEventPublisher events;

    UnitTable(StoredUnits units, Organization organization, Closings closings, ApplicationEventPublisher events) {
        this.events = events;
        this.units = units;
        this.organization = organization;
        this.closings = closings;
    }

    /** A mailbox as this system writes to it. */
    public static boolean isMailbox(String text) {
        return MAILBOX.matcher(text).matches();
    }

    /** The units of a part of the tree, in tree order. */
    @Transactional(readOnly = true)
    public List<Unit> unitsIn(UnitScope scope) {
        List<Unit> all = organization.all();
        Map<String, String> superiors = new HashMap<>();
        all.forEach(unit -> superiors.put(unit.code(), unit.superiorCode()));
        return all.stream().filter(unit -> covers(scope, unit, superiors)).toList();
    }

    private static boolean covers(UnitScope scope, Unit unit, Map<String, String> superiors) {
        return (scope.line() == null || scope.line() == unit.line())
                && (scope.belowCode() == null || isBelow(unit.superiorCode(), scope.belowCode(), superiors));
    }

    private static boolean isBelow(String superior, String code, Map<String, String> superiors) {
        Set<String> path = new HashSet<>();
        for (String at = superior; at != null && path.add(at); at = superiors.get(at)) {
            if (at.equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** The cells of a unit, in the order of {@link #COLUMNS}. */
    public static List<String> cellsOf(Unit unit) {
        return List.of(
                unit.code(),
                unit.name(),
                unit.shortName(),
                unit.kind().label(),
                unit.line().label(),
                Objects.requireNonNullElse(unit.superiorCode(), ""),
                unit.email(),
                unit.phone(),
                String.valueOf(unit.sortOrder()),
                unit.dissolved() ? DISSOLVED : ACTIVE);
    }

    /** Looks at a table and says what it would do; nothing is stored. */
    @Transactional(readOnly = true)
    public UnitPlan plan(List<SheetRow> rows, UnitScope scope) {
        return new Reading(rows, scope).plan();
    }

    /**
     * Stores what a plan without problems says.
     *
     * @throws IllegalStateException when the plan has problems
     */
    @Transactional
    public void apply(UnitPlan plan) {
        if (!plan.problems().isEmpty()) {
            throw new IllegalStateException("a table with problems is not applied");
        }
        Map<String, PlannedUnit> toAdd = new LinkedHashMap<>();
        plan.added().forEach(unit -> toAdd.put(unit.code(), unit));
        // A superior comes before its subordinates, whatever the order of the rows.
        while (!toAdd.isEmpty()) {
            PlannedUnit next = toAdd.values().stream()
                    .filter(unit -> !toAdd.containsKey(unit.superiorCode()))
                    .findFirst()
                    .orElseThrow();
            toAdd.remove(next.code());
            units.saveAndFlush(new StoredUnit(next, 1));
        }
        plan.changed().forEach(this::change);
        organization.settleLevels();
    }

    private void change(PlannedUnit planned) {
        StoredUnit unit = units.findById(planned.code()).orElseThrow();
        boolean otherMailbox = !unit.toUnit().email().equals(planned.email());
        unit.take(planned);
        if (otherMailbox) {
            events.publishEvent(new UnitMailboxChanged(planned.code()));
        }
    }

    /** Waits for other changes of the tree to end, and keeps them out until the transaction is over. */
    @Transactional
    public void takeTurn() {
        units.lockRoots();
    }

    /** One reading of one table. */
    private final class Reading {

        private final List<SheetRow> rows;
        private final UnitScope scope;
        private final Map<String, Unit> stored;
        private final Map<String, PlannedUnit> after = new LinkedHashMap<>();
        private final List<PlannedUnit> read = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final Set<String> inScope;

        Reading(List<SheetRow> rows, UnitScope scope) {
            this.rows = rows;
            this.scope = scope;
            this.stored = organization.all().stream().collect(Collectors.toMap(Unit::code, Function.identity()));
            this.inScope = unitsIn(scope).stream().map(Unit::code).collect(Collectors.toSet());
            stored.forEach((code, unit) -> after.put(code, PlannedUnit.stored(unit)));
        }

        UnitPlan plan() {
            rows.forEach(this::read);
            read.forEach(unit -> after.put(unit.code(), unit));
            read.forEach(this::checkPlace);
            return new UnitPlan(read, after, problems);
        }

        private void read(SheetRow row) {
            int before = problems.size();
            String code = row.text(CODE);
            if (code.isEmpty()) {
                problem(row, CODE, "请填写单位代码，例如 hn-edu-001");
                return;
            }
            if (code.length() > 40 || !CODE_FORM.matcher(code).matches()) {
                problem(row, CODE, "代码只能用小写字母、数字和连字符，以字母开头，最多 40 个字符");
                return;
            }
            Integer first = seen.putIfAbsent(code, row.number());
            if (first != null) {
                problem(row, CODE, "与第 " + first + " 行的代码重复，每个单位只能占一行");
                return;
            }
            Unit unit = stored.get(code);
            if (unit != null && !inScope.contains(code)) {
                problem(row, CODE, "单位“" + unit.name() + "”不在您的管理范围内，请删去这一行");
                return;
            }
            String name = required(row, NAME, 80);
            String shortName = required(row, SHORT_NAME, 40);
            UnitKind kind = kindOf(row);
            checkLine(row, kind);
            String superior = superiorOf(row, unit);
            String email = required(row, EMAIL, 120);
            // What is stored already came in by an older rule and is not the editor's mistake.
            if (!email.isEmpty() && !isMailbox(email) && (unit == null || !email.equals(unit.email()))) {
                problem(row, EMAIL, "邮箱写法不对，应如 gonghui@union.example");
            }
            String phone = required(row, PHONE, 30);
            if (!phone.isEmpty()
                    && !PHONE_FORM.matcher(phone).matches()
                    && (unit == null || !phone.equals(unit.phone()))) {
                problem(row, PHONE, "电话写法不对，应为 11 位手机号，或带区号的座机如 0731-00000048");
            }
            int sort = sortOf(row, unit, superior);
            checkState(row, unit);
            checkRenamedCode(row, name, superior);
            if (problems.size() == before) {
                add(row, unit, code, name, shortName, kind, superior, email, phone, sort);
            }
        }

        private void add(
                SheetRow row,
                Unit unit,
                String code,
                String name,
                String shortName,
                UnitKind kind,
                String superior,
                String email,
                String phone,
                int sort) {
            List<FieldChange> changes = unit == null ? List.of() : changes(row, unit, sort);
            if (unit != null && unit.dissolved() && !changes.isEmpty()) {
                FieldChange change = changes.getFirst();
                problem(row, change.column(), "单位已撤销，不能再修改；原为“" + change.before() + "”");
                return;
            }
            read.add(new PlannedUnit(
                    row.number(),
                    code,
                    name,
                    shortName,
                    kind,
                    superior,
                    email,
                    phone,
                    sort,
                    unit != null && unit.dissolved(),
                    unit == null,
                    changes));
        }

        private List<FieldChange> changes(SheetRow row, Unit unit, int sort) {
            List<String> before = cellsOf(unit);
            List<FieldChange> changes = new ArrayList<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                String column = COLUMNS.get(i);
                String now = column.equals(SORT) ? String.valueOf(sort) : row.text(column);
                // The line is said by the kind; an empty cell says nothing else.
                boolean silent = (column.equals(LINE) || column.equals(STATE)) && now.isEmpty();
                if (!silent && !now.equals(before.get(i))) {
                    changes.add(new FieldChange(column, before.get(i), now));
                }
            }
            return changes;
        }

        private String required(SheetRow row, String column, int longest) {
            String text = row.text(column);
            if (text.isEmpty()) {
                problem(row, column, "请填写" + column);
            } else if (text.length() > longest) {
                problem(row, column, column + "最多 " + longest + " 个字，现有 " + text.length() + " 个");
            }
            return text;
        }

        private UnitKind kindOf(SheetRow row) {
            String text = row.text(KIND);
            Optional<UnitKind> kind = Arrays.stream(UnitKind.values())
                    .filter(known -> known.label().equals(text))
                    .findFirst();
            if (kind.isEmpty()) {
                problem(
                        row,
                        KIND,
                        "没有这个类型，可填："
                                + Arrays.stream(UnitKind.values())
                                        .map(UnitKind::label)
                                        .collect(Collectors.joining("、")));
            }
            return kind.orElse(null);
        }

        private void checkLine(SheetRow row, UnitKind kind) {
            String text = row.text(LINE);
            boolean known = text.isEmpty()
                    || Arrays.stream(Line.values())
                            .anyMatch(line -> line.label().equals(text));
            if (!known) {
                problem(row, LINE, "没有这个系统，可填：工会、网信");
            } else if (kind != null && !text.isEmpty() && !kind.line().label().equals(text)) {
                problem(row, LINE, "类型“" + kind.label() + "”属于“" + kind.line().label() + "”系统");
            }
        }

        private String superiorOf(SheetRow row, Unit unit) {
            String text = row.text(SUPERIOR);
            boolean root = unit != null && unit.superiorCode() == null;
            if (text.isEmpty() && !root) {
                problem(row, SUPERIOR, "请填写上级代码；只有省总工会、省委网信办没有上级");
            } else if (!text.isEmpty() && root) {
                problem(row, SUPERIOR, "主办单位没有上级，请清空");
            }
            return text.isEmpty() ? null : text;
        }

        private int sortOf(SheetRow row, Unit unit, String superior) {
            String text = row.text(SORT);
            if (text.isEmpty()) {
                return unit != null ? unit.sortOrder() : lastBelow(superior) + 1;
            }
            if (!SORT_FORM.matcher(text).matches()) {
                problem(row, SORT, "排序应为 0 至 99999 的整数");
                return 0;
            }
            return Integer.parseInt(text);
        }

        private int lastBelow(String superior) {
            return after.values().stream()
                    .filter(other -> Objects.equals(superior, other.superiorCode()))
                    .mapToInt(PlannedUnit::sortOrder)
                    .max()
                    .orElse(0);
        }

        private void checkState(SheetRow row, Unit unit) {
            String text = row.text(STATE);
            boolean dissolved = unit != null && unit.dissolved();
            if (text.isEmpty()) {
                return;
            }
            if (!text.equals(ACTIVE) && !text.equals(DISSOLVED)) {
                problem(row, STATE, "没有这个状态，可填：在用、已撤销");
            } else if (dissolved != text.equals(DISSOLVED)) {
                problem(row, STATE, dissolved ? "已撤销的单位不能在表中恢复" : "撤销和合并不能在表中办理：涉及在办的报送任务，请在“组织数据”页打开该单位办理");
            }
        }

        /** A code is what everything else refers to: a unit that comes back under another one is a slip. */
        private void checkRenamedCode(SheetRow row, String name, String superior) {
            if (stored.containsKey(row.text(CODE)) || name.isEmpty()) {
                return;
            }
            stored.values().stream()
                    .filter(unit -> !unit.dissolved() && unit.name().equals(name))
                    .filter(unit -> Objects.equals(unit.superiorCode(), superior))
                    .filter(unit ->
                            rows.stream().noneMatch(other -> other.text(CODE).equals(unit.code())))
                    .findFirst()
                    .ifPresent(unit ->
                            problem(row, CODE, "单位代码不能修改：“" + name + "”现有代码为 " + unit.code() + "；若确是另一个单位，请先把名称改得不同"));
        }

        private void checkPlace(PlannedUnit unit) {
            if (unit.superiorCode() == null || unit.dissolved()) {
                return;
            }
            PlannedUnit superior = after.get(unit.superiorCode());
            boolean namedButWrong = superior == null && seen.containsKey(unit.superiorCode());
            if (superior == null) {
                problem(
                        unit,
                        namedButWrong
                                ? "上级“" + unit.superiorCode() + "”的那一行有误，请先改正"
                                : "没有代码为“" + unit.superiorCode() + "”的单位");
                return;
            }
            if (superior.dissolved()) {
                problem(unit, "上级“" + superior.name() + "”已撤销");
                return;
            }
            if (superior.kind().line() != unit.kind().line()) {
                problem(
                        unit,
                        "“" + unit.kind().label() + "”属于“" + unit.kind().line().label() + "”系统，上级“" + superior.name()
                                + "”属于“" + superior.kind().line().label() + "”系统");
                return;
            }
            int level = levelOf(unit);
            if (level < 0) {
                problem(unit, "上级关系成环：沿“" + superior.name() + "”往上又回到本单位");
            } else if (level > UnitTree.DEEPEST_LEVEL) {
                problem(unit, "会成为第 " + level + " 级单位，最多 " + UnitTree.DEEPEST_LEVEL + " 级");
            } else if (leavesScope(unit)) {
                problem(unit, "上级“" + superior.name() + "”不在您的管理范围内");
            } else {
                checkMove(unit);
            }
        }

        private int levelOf(PlannedUnit unit) {
            Set<String> path = new HashSet<>();
            int level = 0;
            for (PlannedUnit at = unit;
                    at != null;
                    at = at.superiorCode() == null ? null : after.get(at.superiorCode())) {
                if (!path.add(at.code())) {
                    return -1;
                }
                level++;
            }
            return level;
        }

        private boolean leavesScope(PlannedUnit unit) {
            if (scope.line() != null && scope.line() != unit.kind().line()) {
                return true;
            }
            Map<String, String> superiors = new HashMap<>();
            after.forEach((code, other) -> superiors.put(code, other.superiorCode()));
            return scope.belowCode() != null && !isBelow(unit.superiorCode(), scope.belowCode(), superiors);
        }

        private void checkMove(PlannedUnit unit) {
            boolean moves =
                    unit.changes().stream().anyMatch(change -> change.column().equals(SUPERIOR));
            if (!moves) {
                return;
            }
            List<String> open = closings.openDutiesOf(unit.code());
            if (!open.isEmpty()) {
                problem(unit, "单位还有在办任务（" + String.join("、", open) + "），现在不能改上级；如因机构合并，请在“组织数据”页办理原上级的合并");
            }
        }

        private void problem(PlannedUnit unit, String message) {
            problems.add(
                    new RowProblem(unit.row(), SUPERIOR, Objects.requireNonNullElse(unit.superiorCode(), ""), message));
        }

        private void problem(SheetRow row, String column, String message) {
            problems.add(new RowProblem(row.number(), column, row.text(column), message));
        }
    }
}

package cn.goodnetizen.account;

import cn.goodnetizen.organization.FieldChange;
import cn.goodnetizen.organization.PlannedUnit;
import cn.goodnetizen.organization.RowProblem;
import cn.goodnetizen.organization.SheetRow;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitPlan;
import cn.goodnetizen.organization.UnitTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Accounts as a table that goes out and comes back, beside the {@link UnitTable}. No password stands in it. */
@Component
class AccountTable {

    static final String USERNAME = "用户名";
    static final String DISPLAY_NAME = "显示名称";
    static final String UNIT = "单位代码";
    static final String ROLE = "角色";
    static final String EMAIL = "邮箱";
    static final String ENABLED = "启用";
    static final List<String> COLUMNS = List.of(USERNAME, DISPLAY_NAME, UNIT, ROLE, EMAIL, ENABLED);

    static final String YES = "是";
    static final String NO = "否";

    private static final Pattern USERNAME_FORM = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");

    private final StoredAccounts accounts;
    private final UnusablePasswords unusable;

    AccountTable(StoredAccounts accounts, UnusablePasswords unusable) {
        this.accounts = accounts;
        this.unusable = unusable;
    }

    List<Account> accountsOf(List<Unit> units) {
        return accounts.findByUnitCodeInOrderById(units.stream().map(Unit::code).toList());
    }

    static List<String> cellsOf(Account account) {
        return List.of(
                account.username(),
                account.displayName(),
                account.unitCode(),
                account.role().title(),
                account.email(),
                account.enabled() ? YES : NO);
    }

    /** @param unitsNamed the codes that stand in the table of units, in rows that are wrong as well */
    AccountPlan plan(List<SheetRow> rows, UnitPlan units, Set<String> unitsInScope, Set<String> unitsNamed) {
        return new Reading(rows, units, unitsInScope, unitsNamed).plan();
    }

    void apply(AccountPlan plan) {
        String hash = plan.added().isEmpty() ? null : unusable.hash();
        for (PlannedAccount planned : plan.rows()) {
            if (planned.isNew()) {
                Account account = Account.awaitingActivation(planned.username(), planned.unitCode(), hash);
                describe(account, planned);
                accounts.save(account);
            } else if (!planned.changes().isEmpty()) {
                describe(accounts.findByUsername(planned.username()).orElseThrow(), planned);
            }
        }
        accounts.flush();
    }

    private static void describe(Account account, PlannedAccount planned) {
        account.describe(planned.displayName(), planned.email(), planned.role(), planned.enabled());
    }

    /** An account as an import would leave it. */
    record PlannedAccount(
            int row,
            String username,
            String displayName,
            String unitCode,
            Role role,
            String email,
            boolean enabled,
            boolean isNew,
            List<FieldChange> changes) {

        boolean inCharge() {
            return enabled && (role == Role.OFFICER || role == Role.ORGANISER);
        }
    }

    record AccountPlan(List<PlannedAccount> rows, List<RowProblem> problems, List<RowProblem> unitProblems) {

        List<PlannedAccount> added() {
            return rows.stream().filter(PlannedAccount::isNew).toList();
        }

        List<PlannedAccount> changed() {
            return rows.stream()
                    .filter(account -> !account.isNew() && !account.changes().isEmpty())
                    .toList();
        }
    }

    private final class Reading {

        private final List<SheetRow> rows;
        private final UnitPlan units;
        private final Set<String> unitsInScope;
        private final Set<String> unitsNamed;
        private final Map<String, Account> stored = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<PlannedAccount> read = new ArrayList<>();
        private final List<RowProblem> problems = new ArrayList<>();
        private final List<RowProblem> unitProblems = new ArrayList<>();
        private final Set<String> unitsWithWrongRows = new LinkedHashSet<>();

        Reading(List<SheetRow> rows, UnitPlan units, Set<String> unitsInScope, Set<String> unitsNamed) {
            this.rows = rows;
            this.units = units;
            this.unitsInScope = unitsInScope;
            this.unitsNamed = unitsNamed;
            accounts.findAllByOrderById().forEach(account -> stored.put(account.username(), account));
        }

        AccountPlan plan() {
            rows.forEach(this::read);
            checkOfficers();
            return new AccountPlan(read, problems, unitProblems);
        }

        private void read(SheetRow row) {
            int before = problems.size();
            String username = row.text(USERNAME);
            if (username.isEmpty()) {
                problem(row, USERNAME, "请填写用户名，一般就是单位代码");
            } else if (username.length() > 60
                    || !USERNAME_FORM.matcher(username).matches()) {
                problem(row, USERNAME, "用户名只能用小写字母、数字、点、下划线和连字符，以字母开头，最多 60 个字符");
            } else {
                Integer first = seen.putIfAbsent(username, row.number());
                if (first != null) {
                    problem(row, USERNAME, "与第 " + first + " 行的用户名重复");
                }
            }
            Account account = stored.get(username);
            PlannedUnit unit = unitOf(row, account);
            String displayName = row.text(DISPLAY_NAME);
            if (displayName.isEmpty()) {
                problem(row, DISPLAY_NAME, "请填写显示名称，如“湘江理工大学工会 经办人”，不写个人姓名");
            } else if (displayName.length() > 120) {
                problem(row, DISPLAY_NAME, "显示名称最多 120 个字，现有 " + displayName.length() + " 个");
            }
            Role role = roleOf(row, unit);
            String email = row.text(EMAIL);
            if (email.isEmpty()) {
                problem(row, EMAIL, "请填写邮箱");
            } else if (email.length() > 120
                    || !UnitTable.isMailbox(email) && (account == null || !email.equals(account.email()))) {
                problem(row, EMAIL, "邮箱写法不对，应如 gonghui@union.example，最多 120 个字符");
            }
            String enabled = row.text(ENABLED);
            if (!enabled.equals(YES) && !enabled.equals(NO)) {
                problem(row, ENABLED, "请填“是”或“否”");
            }
            if (problems.size() > before) {
                unitsWithWrongRows.add(row.text(UNIT));
                return;
            }
            read.add(new PlannedAccount(
                    row.number(),
                    username,
                    displayName,
                    row.text(UNIT),
                    role,
                    email,
                    enabled.equals(YES),
                    account == null,
                    account == null ? List.of() : changes(row, account)));
        }

        private static List<FieldChange> changes(SheetRow row, Account account) {
            List<String> before = cellsOf(account);
            List<FieldChange> changes = new ArrayList<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                if (!row.text(COLUMNS.get(i)).equals(before.get(i))) {
                    changes.add(new FieldChange(COLUMNS.get(i), before.get(i), row.text(COLUMNS.get(i))));
                }
            }
            return changes;
        }

        private PlannedUnit unitOf(SheetRow row, Account account) {
            String code = row.text(UNIT);
            Optional<PlannedUnit> unit = units.unit(code);
            if (code.isEmpty()) {
                problem(row, UNIT, "请填写单位代码");
            } else if (unit.isEmpty()) {
                problem(
                        row,
                        UNIT,
                        unitsNamed.contains(code) ? "“单位”表里“" + code + "”那一行有误，请先改正那一行" : "没有代码为“" + code + "”的单位");
            } else if (!unitsInScope.contains(code) && !unit.get().isNew()) {
                problem(row, UNIT, "单位“" + unit.get().name() + "”不在您的管理范围内");
            } else if (account != null && !account.unitCode().equals(code)) {
                problem(row, USERNAME, "用户名已属于别的单位" + nameIfInScope(account) + "，账号不能换单位，请另起用户名");
            } else if (account == null && unit.get().dissolved()) {
                problem(row, UNIT, "单位“" + unit.get().name() + "”已撤销，不能再开账号");
            }
            return unit.orElse(null);
        }

        private String nameIfInScope(Account account) {
            return unitsInScope.contains(account.unitCode()) ? "（" + account.unitCode() + "）" : "";
        }

        private Role roleOf(SheetRow row, PlannedUnit unit) {
            String text = row.text(ROLE);
            Optional<Role> role = Arrays.stream(Role.values())
                    .filter(known -> known.title().equals(text))
                    .findFirst();
            if (role.isEmpty()) {
                problem(
                        row,
                        ROLE,
                        "没有这个角色，可填："
                                + Arrays.stream(Role.values()).map(Role::title).collect(Collectors.joining("、")));
            } else if (unit != null && (role.get() == Role.ORGANISER) != (unit.superiorCode() == null)) {
                if (role.get() == Role.ORGANISER) {
                    problem(row, ROLE, "“活动组织人”只用于省总工会和省委网信办");
                } else if (role.get() == Role.OFFICER) {
                    problem(row, ROLE, "主办单位的经办人角色为“活动组织人”");
                }
            }
            return role.orElse(null);
        }

        /** Nobody would get a unit's tasks: a new unit must bring its officer, an old one must not lose its last. */
        private void checkOfficers() {
            Map<String, Boolean> before = new HashMap<>();
            Map<String, Boolean> after = new LinkedHashMap<>();
            Map<String, PlannedAccount> planned =
                    read.stream().collect(Collectors.toMap(PlannedAccount::username, account -> account));
            stored.values().forEach(account -> {
                boolean inCharge =
                        account.enabled() && (account.role() == Role.OFFICER || account.role() == Role.ORGANISER);
                before.merge(account.unitCode(), inCharge, Boolean::logicalOr);
                if (!planned.containsKey(account.username())) {
                    after.merge(account.unitCode(), inCharge, Boolean::logicalOr);
                }
            });
            planned.values()
                    .forEach(account -> after.merge(account.unitCode(), account.inCharge(), Boolean::logicalOr));
            read.stream()
                    .filter(account -> !account.inCharge() && !account.changes().isEmpty())
                    .filter(account -> before.getOrDefault(account.unitCode(), false)
                            && !after.getOrDefault(account.unitCode(), false)
                            && !unitsWithWrongRows.contains(account.unitCode())
                            && units.unit(account.unitCode())
                                    .filter(unit -> !unit.dissolved())
                                    .isPresent())
                    .collect(Collectors.toMap(
                            PlannedAccount::unitCode, account -> account, (one, other) -> one, LinkedHashMap::new))
                    .values()
                    .forEach(account -> problems.add(new RowProblem(
                            account.row(),
                            account.enabled() ? ROLE : ENABLED,
                            account.enabled() ? account.role().title() : NO,
                            "这是该单位最后一个启用的经办人，停用后没有人办理它的任务；请先为单位另设经办人")));
            units.added().stream()
                    .filter(unit ->
                            !after.getOrDefault(unit.code(), false) && !unitsWithWrongRows.contains(unit.code()))
                    .forEach(unit -> unitProblems.add(new RowProblem(
                            unit.row(), UnitTable.CODE, unit.code(), "新单位缺少经办人：请在“账号”表中为它写一行角色为“经办人”、启用为“是”的账号")));
        }

        private void problem(SheetRow row, String column, String message) {
            problems.add(new RowProblem(row.number(), column, row.text(column), message));
        }
    }
}

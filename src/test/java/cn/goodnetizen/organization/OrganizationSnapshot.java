package cn.goodnetizen.organization;

import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers units and accounts, and puts them back as they were: databases of tests are shared and not rolled back. */
@TestComponent
public class OrganizationSnapshot {

    private static final List<String> MADE_BY_TESTS =
            List.of("unit_name_sightings", "unit_names", "unit_closings", "organization_imports", "activation_codes");

    private final JdbcTemplate jdbc;
    private List<Map<String, Object>> units;
    private List<Map<String, Object>> accounts;

    OrganizationSnapshot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void take() {
        MADE_BY_TESTS.forEach(table -> jdbc.update("DELETE FROM " + table));
        units = jdbc.queryForList("SELECT * FROM units");
        accounts = jdbc.queryForList("SELECT * FROM accounts");
    }

    /** @param emptyOthers empties what refers to units that only the test has made */
    public void restore(Runnable emptyOthers) {
        emptyOthers.run();
        MADE_BY_TESTS.forEach(table -> jdbc.update("DELETE FROM " + table));
        jdbc.update("DELETE FROM accounts WHERE id NOT IN (" + marks(accounts) + ")", values(accounts, "id"));
        units.forEach(unit -> jdbc.update(
                "UPDATE units SET name = ?, short_name = ?, kind = ?, line = ?, level = ?, superior_code = ?, email = ?,"
                        + " phone = ?, sort_order = ?, dissolved_at = ?, merged_into = ? WHERE code = ?",
                unit.get("name"),
                unit.get("short_name"),
                unit.get("kind"),
                unit.get("line"),
                unit.get("level"),
                unit.get("superior_code"),
                unit.get("email"),
                unit.get("phone"),
                unit.get("sort_order"),
                unit.get("dissolved_at"),
                unit.get("merged_into"),
                unit.get("code")));
        for (int level = 3; level > 1; level--) {
            jdbc.update(
                    "DELETE FROM units WHERE level = " + level + " AND code NOT IN (" + marks(units) + ")",
                    values(units, "code"));
        }
        accounts.forEach(account -> jdbc.update(
                "UPDATE accounts SET display_name = ?, email = ?, password_hash = ?, unit_code = ?, role = ?, enabled = ?,"
                        + " awaits_activation = ? WHERE id = ?",
                account.get("display_name"),
                account.get("email"),
                account.get("password_hash"),
                account.get("unit_code"),
                account.get("role"),
                account.get("enabled"),
                account.get("awaits_activation"),
                account.get("id")));
    }

    private static String marks(List<Map<String, Object>> rows) {
        return String.join(",", rows.stream().map(row -> "?").toList());
    }

    private static Object[] values(List<Map<String, Object>> rows, String column) {
        return rows.stream().map(row -> row.get(column)).toArray();
    }
}

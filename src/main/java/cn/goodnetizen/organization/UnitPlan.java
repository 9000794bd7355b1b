package cn.goodnetizen.organization;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of a table of units would do.
 *
 * @param rows a unit for every row that could be read, in the order of the sheet
 * @param after every unit there would be, by code, those included that the table does not name
 */
public record UnitPlan(List<PlannedUnit> rows, Map<String, PlannedUnit> after, List<RowProblem> problems) {

    public UnitPlan {
        rows = List.copyOf(rows);
        after = Map.copyOf(after);
        problems = List.copyOf(problems);
    }

    public List<PlannedUnit> added() {
        return rows.stream().filter(PlannedUnit::isNew).toList();
    }

    public List<PlannedUnit> changed() {
        return rows.stream()
                .filter(unit -> !unit.isNew() && !unit.changes().isEmpty())
                .toList();
    }

    public long unchanged() {
        return rows.size() - added().size() - changed().size();
    }

    public Optional<PlannedUnit> unit(String code) {
        return Optional.ofNullable(after.get(code));
    }
}

package cn.goodnetizen.dashboard;

import cn.goodnetizen.organization.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;

/**
 * The part of the tree of units that somebody may look at.
 *
 * @param top the unit that heads it; null for both lines as a whole
 */
record Scope(@Nullable Unit top, Map<String, Unit> units) {

    /** Everything for a unit of the first level, the unit and all below it for any other. */
    static Scope of(String unitCode, List<Unit> all) {
        Map<String, Unit> tree = new LinkedHashMap<>();
        all.forEach(unit -> tree.put(unit.code(), unit));
        Unit own = tree.get(unitCode);
        if (own.level() == 1) {
            return new Scope(null, tree);
        }
        Set<String> seen = all.stream()
                .map(Unit::code)
                .filter(code -> code.equals(unitCode) || isBelow(code, unitCode, tree))
                .collect(Collectors.toSet());
        tree.keySet().retainAll(seen);
        return new Scope(own, tree);
    }

    boolean contains(String unitCode) {
        return units.containsKey(unitCode);
    }

    /** Whether a unit of this scope stands anywhere below another; no unit stands below itself. */
    boolean isBelow(String unitCode, String ancestorCode) {
        return isBelow(unitCode, ancestorCode, units);
    }

    private static boolean isBelow(String unitCode, String ancestorCode, Map<String, Unit> tree) {
        for (Unit at = tree.get(unitCode); at != null && at.superiorCode() != null; at = tree.get(at.superiorCode())) {
            if (at.superiorCode().equals(ancestorCode)) {
                return true;
            }
        }
        return false;
    }
}

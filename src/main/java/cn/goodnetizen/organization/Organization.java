package cn.goodnetizen.organization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The units and who reports to whom. Every answer is read from the database, never from a copy in memory: the tree is
 * small, its reads go by primary key or index, and a unit dissolved by one instance is gone for all of them at once.
 */
@Component
public class Organization {

    private final StoredUnits units;
    private final ClosedUnits closed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organization(StoredUnits units, ClosedUnits closed, ApplicationEventPublisher events, Clock clock) {
        this.units = units;
        this.closed = closed;
        this.events = events;
        this.clock = clock;
    }

    /** @throws UnknownUnitException when no unit has this code */
    @Transactional(readOnly = true)
    public Unit unit(String code) {
        return stored(code).toUnit();
    }

    /** The unit with this code, dissolved or not. */
    @Transactional(readOnly = true)
    public Optional<Unit> find(String code) {
        return units.findById(code).map(StoredUnit::toUnit);
    }

    /** The units that report directly to this one, without those dissolved, in the order of the tree. */
    @Transactional(readOnly = true)
    public List<Unit> subordinatesOf(String code) {
        return units.findBySuperiorCodeAndDissolvedAtIsNullOrderBySortOrder(code).stream()
                .map(StoredUnit::toUnit)
                .toList();
    }

    /** All units of both lines, each followed by those below it; dissolved ones too, marked as such. */
    @Transactional(readOnly = true)
    public List<Unit> all() {
        return inTreeOrder(units.findAllByOrderBySortOrderAscCodeAsc()).stream()
                .map(StoredUnit::toUnit)
                .toList();
    }

    /** A unit and all below it, in the order of the tree; dissolved ones too. */
    @Transactional(readOnly = true)
    public List<Unit> withAllBelow(String code) {
        Set<String> codes = new HashSet<>(Set.of(code));
        // Each unit is followed by those below it.
        return all().stream()
                .filter(unit -> codes.contains(unit.code())
                        || unit.superiorCode() != null && codes.contains(unit.superiorCode()) && codes.add(unit.code()))
                .toList();
    }

    /** The place of a unit counts among its siblings only: imported units need no numbers that fit the whole province. */
    private static List<StoredUnit> inTreeOrder(List<StoredUnit> stored) {
        Map<String, List<StoredUnit>> below = stored.stream()
                .collect(groupingBy(
                        unit -> Objects.requireNonNullElse(unit.superiorCode(), ""), LinkedHashMap::new, toList()));
        var ordered = new ArrayList<StoredUnit>(stored.size());
        append("", below, ordered);
        return ordered;
    }

    private static void append(String superior, Map<String, List<StoredUnit>> below, List<StoredUnit> ordered) {
        for (var unit : below.getOrDefault(superior, List.of())) {
            ordered.add(unit);
            append(unit.code(), below, ordered);
        }
    }

    /** After a move: a level is one more than the superior's, all the way down. */
    void settleLevels() {
        units.flush();
        var levels = new HashMap<String, Integer>();
        for (var unit : inTreeOrder(units.findAllByOrderBySortOrderAscCodeAsc())) {
            int level = unit.superiorCode() == null ? 1 : levels.get(unit.superiorCode()) + 1;
            levels.put(unit.code(), level);
            unit.settleLevel(level);
        }
    }

    /**
     * Whether {@code code} is {@code ancestorCode} itself or stands anywhere below it.
     *
     * @throws UnknownUnitException when no unit has the code {@code code}
     */
    @Transactional(readOnly = true)
    public boolean isSameOrBelow(String code, String ancestorCode) {
        for (var at = code; at != null; at = stored(at).superiorCode()) {
            if (at.equals(ancestorCode)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Who receives from now on what was meant for a unit: the unit itself or, once it has ended, the one that took over
     * from it, which may have ended since as well.
     *
     * @throws UnknownUnitException when no unit has this code
     */
    @Transactional(readOnly = true)
    public Unit receiverFor(String code) {
        Unit unit = unit(code);
        if (!unit.dissolved()) {
            return unit;
        }
        return receiverFor(
                closed.findByUnitCode(code).map(ClosedUnit::receiverCode).orElse(unit.superiorCode()));
    }

    /** Who will receive what was meant for a unit, once it ends like this. */
    @Transactional(readOnly = true)
    public Unit receiverAfter(UnitClosing closing) {
        return unit(Objects.requireNonNullElse(
                closing.receiverCode(), unit(closing.unitCode()).superiorCode()));
    }

    /**
     * Takes a unit out of the campaign and publishes {@link UnitEnded}; a second call changes nothing.
     *
     * @throws UnknownUnitException when no unit has this code
     * @throws UnitHasSubordinatesException while active units report to it
     */
    @Transactional
    public void dissolve(String code) {
        var unit = stored(code);
        if (unit.dissolved()) {
            return;
        }
        var subordinates = units.countBySuperiorCodeAndDissolvedAtIsNull(code);
        if (subordinates > 0) {
            throw new UnitHasSubordinatesException(unit.name(), subordinates);
        }
        unit.dissolve(clock.instant());
        events.publishEvent(new UnitEnded(new UnitClosing(code, null, null, List.of())));
    }

    private StoredUnit stored(String code) {
        return units.findById(code).orElseThrow(() -> new UnknownUnitException(code));
    }
}

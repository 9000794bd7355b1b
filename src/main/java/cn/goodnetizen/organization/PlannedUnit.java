package cn.goodnetizen.organization;

import java.util.List;

/**
 * A unit as an import would leave it.
 *
 * @param row the row it came from; 0 for a unit that the file does not name
 * @param isNew whether the unit is not there yet
 * @param changes what differs from the stored unit, empty for a new one
 */
public record PlannedUnit(
        int row,
        String code,
        String name,
        String shortName,
        UnitKind kind,
        String superiorCode,
        String email,
        String phone,
        int sortOrder,
        boolean dissolved,
        boolean isNew,
        List<FieldChange> changes) {

    static PlannedUnit stored(Unit unit) {
        return new PlannedUnit(
                0,
                unit.code(),
                unit.name(),
                unit.shortName(),
                unit.kind(),
                unit.superiorCode(),
                unit.email(),
                unit.phone(),
                unit.sortOrder(),
                unit.dissolved(),
                false,
                List.of());
    }
}

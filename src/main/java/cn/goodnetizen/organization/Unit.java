package cn.goodnetizen.organization;

/**
 * A unit as the other modules see it: a snapshot, not the stored row.
 *
 * @param code unique and stable, spells the place in the tree, such as {@code hn-edu-001}
 * @param name full name, as letters and forms print it
 * @param shortName what the notice calls it, for lists and diagrams
 * @param level 1 for the two provincial units, 2 below them, 3 for grassroots unions
 * @param superiorCode the unit it reports to; {@code null} for the two provincial units
 * @param email the mailbox of the unit's office
 * @param sortOrder its place among those that report to the same unit, the smallest first
 * @param dissolved it no longer takes part; what it handed in before stays
 * @param mergedInto the unit that it became part of; {@code null} unless it ended by a merger
 */
public record Unit(
        String code,
        String name,
        String shortName,
        UnitKind kind,
        Line line,
        int level,
        String superiorCode,
        String email,
        String phone,
        int sortOrder,
        boolean dissolved,
        String mergedInto) {}

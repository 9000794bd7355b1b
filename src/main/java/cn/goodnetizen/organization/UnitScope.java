package cn.goodnetizen.organization;

/**
 * The part of the tree that somebody looks after.
 *
 * @param line only units of this line; {@code null} for both
 * @param belowCode only units below this one, without itself; {@code null} for the whole line
 */
public record UnitScope(Line line, String belowCode) {

    public static UnitScope everything() {
        return new UnitScope(null, null);
    }

    public static UnitScope ofLine(Line line) {
        return new UnitScope(line, null);
    }

    public static UnitScope below(Unit unit) {
        return new UnitScope(unit.line(), unit.code());
    }
}

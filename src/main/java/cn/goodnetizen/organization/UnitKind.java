package cn.goodnetizen.organization;

/** What a unit is among those that the notice addresses; the kind decides the line that the unit belongs to. */
public enum UnitKind {
    /** 省总工会, the organiser. */
    PROVINCIAL_UNION(Line.UNION, "省总工会"),
    /** 省委网信办, the co-organiser. */
    PROVINCIAL_CYBERSPACE(Line.CYBERSPACE, "省委网信办"),
    /** 市州总工会. */
    CITY_UNION(Line.UNION, "市州总工会"),
    /** 市州网信办. */
    CITY_CYBERSPACE(Line.CYBERSPACE, "市州网信办"),
    /** 省直机关工会. */
    PROVINCIAL_ORGANS_UNION(Line.UNION, "省直机关工会"),
    /** 省产业工会. */
    INDUSTRY_UNION(Line.UNION, "省产业工会"),
    /** 省直属基层工会工作委员会. */
    DIRECT_COMMITTEE(Line.UNION, "省直属基层工会工委"),
    /** 直属基层工会, a leaf of the tree. */
    GRASSROOTS_UNION(Line.UNION, "直属基层工会");

    private final Line line;
    private final String label;

    UnitKind(Line line, String label) {
        this.line = line;
        this.label = label;
    }

    /** What the notice calls it; tables that go out and come back use this word. */
    public String label() {
        return label;
    }

    public Line line() {
        return line;
    }
}

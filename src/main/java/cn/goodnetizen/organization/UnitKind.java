package cn.goodnetizen.organization;

/** What a unit is among those that the notice addresses; the kind decides the line that the unit belongs to. */
public enum UnitKind {
    /** 省总工会, the organiser. */
    PROVINCIAL_UNION(Line.UNION),
    /** 省委网信办, the co-organiser. */
    PROVINCIAL_CYBERSPACE(Line.CYBERSPACE),
    /** 市州总工会. */
    CITY_UNION(Line.UNION),
    /** 市州网信办. */
    CITY_CYBERSPACE(Line.CYBERSPACE),
    /** 省直机关工会. */
    PROVINCIAL_ORGANS_UNION(Line.UNION),
    /** 省产业工会. */
    INDUSTRY_UNION(Line.UNION),
    /** 省直属基层工会工作委员会. */
    DIRECT_COMMITTEE(Line.UNION),
    /** 直属基层工会, a leaf of the tree. */
    GRASSROOTS_UNION(Line.UNION);

    private final Line line;

    UnitKind(Line line) {
        this.line = line;
    }

    public Line line() {
        return line;
    }
}

package cn.goodnetizen.organization;

import java.util.List;

/** Units report to another one from now on, because the one they reported to ends; published before that end itself. */
public record SubordinatesMoved(String fromCode, String toCode, List<String> unitCodes) {

    public SubordinatesMoved {
        unitCodes = List.copyOf(unitCodes);
    }
}

package cn.goodnetizen.organization;

import java.util.List;

/**
 * A unit that is to end: merged into another one (合并), or dissolved (撤销).
 *
 * @param intoCode the unit that takes over duties and subordinates; {@code null} when the unit is dissolved
 * @param subordinatesTo the unit to which its subordinates report from then on; {@code null} when it has none
 * @param subordinates the codes of its active subordinates
 */
public record UnitClosing(String unitCode, String intoCode, String subordinatesTo, List<String> subordinates) {

    public UnitClosing {
        subordinates = List.copyOf(subordinates);
    }

    public boolean merges() {
        return intoCode != null;
    }
}

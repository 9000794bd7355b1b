package cn.goodnetizen.organization;

import java.util.List;

/**
 * A unit that is to end or has ended: merged into another one (合并), or dissolved (撤销).
 *
 * @param intoCode the unit that takes over duties and subordinates; {@code null} when the unit is dissolved
 * @param subordinatesTo the unit to which its subordinates report from then on; {@code null} when it has none
 * @param subordinates the codes of its active subordinates
 */
public record UnitClosing(String unitCode, String intoCode, String subordinatesTo, List<String> subordinates) {

    public UnitClosing {
        subordinates = List.copyOf(subordinates);
    }

    /** Who receives what was meant for the unit; {@code null} when it is dissolved and has no subordinates. */
    String receiverCode() {
        return intoCode == null ? subordinatesTo : intoCode;
    }

    public boolean merges() {
        return intoCode != null;
    }
}

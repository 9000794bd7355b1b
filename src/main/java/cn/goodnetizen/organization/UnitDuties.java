package cn.goodnetizen.organization;

import java.util.List;

/**
 * What a feature knows about the duties of a unit. Features that give duties to units implement it, so that this module
 * can ask before it changes the tree and yet depends on none of them.
 */
public interface UnitDuties {

    /** The duties that a unit still has open, each in a few Chinese words; empty when there are none. */
    List<String> openOf(String unitCode);

    /** What a closing would do to the feature's rows, as Chinese sentences with their numbers. */
    List<String> consequencesOf(UnitClosing closing);
}

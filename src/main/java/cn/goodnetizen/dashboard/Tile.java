package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The groups in which a manager counts reports. Every state belongs to exactly one, so that they add up to all. */
enum Tile {
    HANDED_IN("accepted", ReportState.ACCEPTED, ReportState.CONSOLIDATED),
    IN_REVIEW("review", ReportState.IN_REVIEW),
    RETURNED("returned", ReportState.RETURNED),
    CONSOLIDATING("consolidating", ReportState.CONSOLIDATING, ReportState.FORWARDING),
    WAITING("waiting", ReportState.WAITING, ReportState.GATHERING),
    NO_NOMINATION("none", ReportState.NO_NOMINATION, ReportState.SILENT),
    MISSING("missing", ReportState.MISSING),
    DISSOLVED("dissolved", ReportState.DISSOLVED);

    private final String code;
    private final Set<ReportState> states;

    Tile(String code, ReportState first, ReportState... others) {
        this.code = code;
        this.states = EnumSet.of(first, others);
    }

    /** The group of a state. */
    static Tile of(ReportState state) {
        return Arrays.stream(values())
                .filter(tile -> tile.states.contains(state))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tile counts the state " + state));
    }

    /** The word in CSS classes, element ids and message keys. */
    String code() {
        return code;
    }

    Set<ReportState> states() {
        return states;
    }

    /** Whether the group says something about this kind even while it is empty. */
    boolean belongsTo(ReportKind kind) {
        return switch (this) {
            case NO_NOMINATION -> kind == ReportKind.NOMINATION;
            case MISSING -> kind == ReportKind.SUMMARY;
            case DISSOLVED -> false;
            default -> true;
        };
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;

/**
 * Where the report of one unit stands. Every state is a step of {@code ReportUpProcess}: {@link #elementId} names the
 * element that the token of such a report rests on, so that the diagram can be shown with live counts from our own
 * tables.
 */
public enum ReportState {
    /** The unit itself has to hand in. */
    WAITING("等待报送", "waiting", true),
    /** The unit waits for its subordinates until its cut-off. */
    GATHERING("等待下级", "waiting", true),
    /** The unit makes its own report from what it accepted. */
    CONSOLIDATING("汇总中", "consolidating", true),
    /** The consolidated report waits to be sent to the superior. */
    FORWARDING("待报送上级", "consolidating", true),
    /** The superior reviews. */
    IN_REVIEW("审核中", "review", true),
    /** The superior returned rows or the whole; the unit corrects. */
    RETURNED("退回修改", "returned", true),
    /** Everything that was handed in is accepted. */
    ACCEPTED("已通过", "accepted", false),
    /** The organiser's own consolidation over the whole province is done. */
    CONSOLIDATED("已汇总", "accepted", false),
    /** The unit said that it nominates nobody. */
    NO_NOMINATION("无推荐", "none", false),
    /** A voluntary report that never came: closed quietly, never overdue. */
    SILENT("到期未推荐", "none", false),
    /** An owed report that never came. */
    MISSING("未报", "late", false),
    /** The unit does not exist any more. */
    DISSOLVED("单位已撤销", "none", false);

    private final String label;
    private final String badge;
    private final boolean open;

    ReportState(String label, String badge, boolean open) {
        this.label = label;
        this.badge = badge;
        this.open = open;
    }

    /** The state's Chinese name, as users read it. */
    public String label() {
        return label;
    }

    /** The suffix of the CSS class that colours the state. */
    public String badge() {
        return badge;
    }

    /** Whether somebody still has to do something before the report is done with. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the unit itself may hand in (again) now. */
    public boolean awaitsHandIn() {
        return this == WAITING || this == GATHERING || this == RETURNED;
    }

    /** The element of {@code ReportUpProcess} at which a report in this state rests. */
    public String elementId(ReportKind kind) {
        return switch (this) {
            case WAITING, RETURNED -> "Receive_Report";
            case GATHERING -> "Receive_ConsolidationDue";
            case CONSOLIDATING -> "Task_Consolidate";
            case FORWARDING -> "Task_ForwardReport";
            case IN_REVIEW -> kind == ReportKind.NOMINATION ? "Task_ReviewNominations" : "Task_ReviewSummary";
            case ACCEPTED -> "End_Accepted";
            case CONSOLIDATED -> "End_Consolidated";
            case NO_NOMINATION -> "End_NoNomination";
            case SILENT -> "End_Silent";
            case MISSING -> "End_Missing";
            case DISSOLVED -> "End_Dissolved";
        };
    }
}

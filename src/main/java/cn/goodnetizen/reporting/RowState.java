package cn.goodnetizen.reporting;

/** Where one row of a nomination table stands. */
public enum RowState {
    DRAFT("填写中", "waiting"),
    HANDED_IN("审核中", "review"),
    ACCEPTED("已通过", "accepted"),
    RETURNED("退回修改", "returned"),
    /** A row that the unit took out after it had been returned, or that its union left out when consolidating. */
    LEFT_OUT("未列入", "none");

    private final String label;
    private final String badge;

    RowState(String label, String badge) {
        this.label = label;
        this.badge = badge;
    }

    /** Whether the unit may still change a row in this state. */
    boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }

    public String label() {
        return label;
    }

    public String badge() {
        return badge;
    }
}

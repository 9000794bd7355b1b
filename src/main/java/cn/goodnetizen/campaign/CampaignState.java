package cn.goodnetizen.campaign;

/** Where a campaign stands. */
public enum CampaignState {
    PLANNED("起草中"),
    IN_APPROVAL("审批中"),
    PUBLISHED("进行中"),
    ARCHIVED("已归档");

    private final String label;

    CampaignState(String label) {
        this.label = label;
    }

    /** Whether units below know of the campaign. */
    public boolean isPublished() {
        return this == PUBLISHED || this == ARCHIVED;
    }

    public String label() {
        return label;
    }
}

package cn.goodnetizen.account;

/** What an account may do in its unit; the authority is {@code ROLE_} and the name. */
public enum Role {
    /** 经办人: hands in, receives, reviews for the unit. */
    OFFICER("经办人"),
    /** 协办人: stands in for the officer. */
    DEPUTY("协办人"),
    /** 分管负责人: reads everything of the unit and below, changes nothing. */
    MANAGER("分管负责人"),
    /** 活动组织人: the officer of one of the two organisers; may everything that an officer may. */
    ORGANISER("活动组织人");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** The Chinese name of the post. */
    public String title() {
        return title;
    }
}

package cn.goodnetizen.notification;

/** What a letter is about; decides its templates {@code letters/<template>.html} and {@code .txt}. */
enum LetterKind {
    NOTICE("活动通知", "notice"),
    RECEIPT_REMINDER("签收提醒", "receipt"),
    RECEIPT_OVERDUE("签收催办", "receipt"),
    REMINDER("报送提醒", "reminder"),
    DUE_TODAY("今日截止提醒", "reminder"),
    OVERDUE("逾期提示", "overdue"),
    URGED("催办", "urged"),
    RECORDED("代录告知", "recorded"),
    RETURNED("退回修改通知", "returned"),
    ACCEPTED("审核通过通知", "accepted"),
    EXTENSION_GRANTED("延期申请批复", "extension"),
    EXTENSION_REFUSED("延期申请批复（未同意）", "extension"),
    ADOPTED("信息采用通知", "adopted"),
    JOINED("注册成功", "joined"),
    SIGNED_UP_AGAIN("邮箱或手机号已有账号", "signed-up-again"),
    ENTRY_HANDED_IN("作品提交回执", "entry-handed-in"),
    ENTRY_TO_MEND("作品修改通知", "entry-to-mend"),
    ENTRY_ACCEPTED("作品通过初审", "entry-decided"),
    ENTRY_REJECTED("作品未通过初审", "entry-decided"),
    ENTRY_LAPSED("作品未按时修改", "entry-decided"),
    ENTRY_WITHDRAWN("作品撤回确认", "entry-decided"),
    ENTRY_DISQUALIFIED("取消参赛资格通知", "entry-decided"),
    ENTRY_REVIEW_WAITS("作品初审提醒", "entry-review"),
    ENTRY_REVIEW_OVERDUE("作品初审催办", "entry-review"),
    DRAFT_REMINDER("作品草稿提醒", "entry-draft"),
    NOMINEES_TO_ENTER("推荐人选报名提醒", "nominees-to-enter");

    private final String label;
    private final String template;

    LetterKind(String label, String template) {
        this.label = label;
        this.template = template;
    }

    public String label() {
        return label;
    }

    String template() {
        return template;
    }
}

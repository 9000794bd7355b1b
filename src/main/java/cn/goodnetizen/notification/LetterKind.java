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
    SIGNED_UP_AGAIN("邮箱或手机号已有账号", "signed-up-again");

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

package cn.goodnetizen.participant;

/** What of a participant is masked. */
public enum PersonalField {
    NAME("姓名"),
    PHONE("手机号"),
    MAIL("邮箱");

    private final String label;

    PersonalField(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

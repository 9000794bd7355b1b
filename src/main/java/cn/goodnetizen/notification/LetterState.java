package cn.goodnetizen.notification;

/** Where a letter stands. */
public enum LetterState {
    /** Recorded, still to leave; retried while the mail server is away. */
    QUEUED("待发送", "waiting"),
    /** Taken by the mail server. */
    SENT("已发送", "accepted"),
    /** Given up after the configured time; an organiser may send it again. */
    FAILED("发送失败", "late");

    private final String label;
    private final String badge;

    LetterState(String label, String badge) {
        this.label = label;
        this.badge = badge;
    }

    /** The state's Chinese name, as users read it. */
    public String label() {
        return label;
    }

    /** The suffix of the CSS class that colours the state. */
    public String badge() {
        return badge;
    }
}

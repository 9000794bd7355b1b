package cn.goodnetizen.bulletin;

/** How far a piece of news has come. */
enum NewsState {
    DRAFT("草稿", "none"),
    SENT("待上级接收", "waiting"),
    RECEIVED("已收到", "review"),
    ADOPTED("已采用", "accepted");

    private final String label;
    private final String badge;

    NewsState(String label, String badge) {
        this.label = label;
        this.badge = badge;
    }

    public String label() {
        return label;
    }

    public String badge() {
        return badge;
    }
}

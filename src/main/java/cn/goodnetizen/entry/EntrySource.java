package cn.goodnetizen.entry;

/** The way by which an entry came. */
enum EntrySource {
    PORTAL("本人提交"),
    UNION("工会推荐"),
    APP("新湖南 APP");

    private final String label;

    EntrySource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

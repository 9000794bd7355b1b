package cn.goodnetizen.bulletin;

/** Where the campaign is promoted, as the notice names it (annexes 1 and 2), and everything else. */
enum PublicityChannel {
    WECHAT_ZONE("湘工e家"),
    DOUYIN("抖音号"),
    WECHAT_CHANNELS("视频号"),
    HUNAN_TV("湖南经视"),
    PRINT("报刊"),
    BROADCAST("广播电视"),
    OTHER("其他");

    private final String label;

    PublicityChannel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

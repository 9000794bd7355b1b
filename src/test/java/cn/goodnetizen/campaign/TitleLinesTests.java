package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleLinesTests {

    @Test
    void aShortTitleStaysInOneLine() {
        assertThat(TitleLines.of("湖南省职工网络达人征集活动方案")).containsExactly("湖南省职工网络达人征集活动方案");
    }

    @Test
    void aLongTitleBreaksWhereAReaderPauses() {
        assertThat(TitleLines.of("关于开展2023年湖南省“网聚职工正能量 争做中国好网民”主题活动的通知"))
                .containsExactly("关于开展2023年湖南省“网聚职工正能量", "争做中国好网民”主题活动的通知");
    }

    @Test
    void aTitleWithoutAPauseIsLeftToThePrinter() {
        String title = "测".repeat(50);

        assertThat(TitleLines.of(title)).containsExactly(title);
    }

    @Test
    void noLineIsWiderThanThePage() {
        assertThat(TitleLines.of("湖南省教育工会关于转发湖南省总工会 湖南省委网信办《关于开展2023年湖南省“网聚职工正能量 争做中国好网民”主题活动的通知》的通知"))
                .hasSizeBetween(3, 5)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(24));
    }
}

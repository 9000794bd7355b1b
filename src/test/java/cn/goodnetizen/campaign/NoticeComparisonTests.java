package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.NoticeComparison.Kind;
import cn.goodnetizen.campaign.NoticeComparison.Piece;
import cn.goodnetizen.campaign.NoticeComparison.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeComparisonTests {

    @Test
    void aChangedParagraphShowsOnlyTheWordsThatDiffer() {
        NoticeComparison comparison = compare("征集时间为 4 月至 10 月 31 日。", "征集时间为 4 月至 11 月 5 日。");

        Row changed = rows(comparison).getFirst();
        assertThat(changed.kind()).isEqualTo(Kind.CHANGED);
        assertThat(marked(changed.left())).containsAnyOf("0", "31").doesNotContain("征集");
        assertThat(text(changed.left())).isEqualTo("征集时间为 4 月至 10 月 31 日。");
        assertThat(text(changed.right())).isEqualTo("征集时间为 4 月至 11 月 5 日。");
    }

    @Test
    void whatCameAndWhatWentIsToldFromWhatStayed() {
        NoticeComparison comparison = compare("第一段照旧。\n\n第二段被删去了。\n\n第三段照旧。", "第一段照旧。\n\n第三段照旧。\n\n新增的要求在这里。");

        assertThat(rows(comparison))
                .extracting(Row::kind)
                .containsExactly(Kind.SAME, Kind.REMOVED, Kind.SAME, Kind.INSERTED);
        assertThat(comparison.shared()).isEqualTo(2);
    }

    @Test
    void aLongRunOfEqualParagraphsIsFolded() {
        String same = "甲。\n\n乙。\n\n丙。\n\n丁。";

        NoticeComparison comparison = compare(same + "\n\n结尾改了一处", same + "\n\n结尾改了两处");

        assertThat(comparison.stretches())
                .extracting(NoticeComparison.Stretch::folded)
                .containsExactly(true, false);
    }

    @Test
    void listsAndTablesAreComparedItemByItem() {
        NoticeComparison comparison = compare(
                "1. 第一条要求\n2. 第二条要求\n\n| 序号 | 姓名 |\n|---|---|\n| 1 | 甲 |",
                "1. 第一条要求\n\n| 序号 | 姓名 |\n|---|---|\n| 1 | 甲 |");

        assertThat(rows(comparison))
                .extracting(row -> row.kind() + " " + text(row.left()))
                .containsExactly("SAME 1. 第一条要求", "REMOVED 2. 第二条要求", "SAME 序号 ｜ 姓名", "SAME 1 ｜ 甲");
    }

    @Test
    void twoTextsOfTheirOwnStandBesideEachOther() {
        NoticeComparison comparison = compare("关于开展活动的通知。", "补充说明若干事项，请各单位遵照执行。");

        assertThat(comparison.shared() + comparison.changed()).isZero();
        assertThat(rows(comparison)).extracting(Row::kind).containsExactly(Kind.REMOVED, Kind.INSERTED);
    }

    @Test
    void aDayIsFoundHoweverItIsWritten() {
        assertThat(NoticeComparison.names(new NoticeDocument("于2023年10月31日前"), 10, 31))
                .isTrue();
        assertThat(NoticeComparison.names(new NoticeDocument("于 10 月 31 日前"), 10, 31))
                .isTrue();
        assertThat(NoticeComparison.names(new NoticeDocument("于 10 月 3 日前"), 10, 31))
                .isFalse();
    }

    private static NoticeComparison compare(String left, String right) {
        return NoticeComparison.of(new NoticeDocument(left), new NoticeDocument(right));
    }

    private static List<Row> rows(NoticeComparison comparison) {
        return comparison.stretches().stream()
                .flatMap(stretch -> stretch.rows().stream())
                .toList();
    }

    private static String text(List<Piece> pieces) {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }

    private static String marked(List<Piece> pieces) {
        return text(pieces.stream().filter(Piece::marked).toList());
    }
}

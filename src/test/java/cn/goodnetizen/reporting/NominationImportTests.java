package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.media.FileRefusedException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is understood of a clipboard or a file, whatever stands around the rows. */
class NominationImportTests {

    @Test
    void cellsAreTakenInTheOrderOfTheAnnex() {
        NominationImport read = read("测试甲\t湘江理工大学\t抖音\t账号一\t13000000001\t备注一\n测试乙\t图书馆\tB站\t账号二\t13000000002\t\n", 0);

        assertThat(nominees(read))
                .containsExactly(
                        new Nominee("测试甲", "湘江理工大学", "抖音", "账号一", "13000000001", "备注一"),
                        new Nominee("测试乙", "图书馆", "B站", "账号二", "13000000002", ""));
    }

    @Test
    void aHeaderSaysWhichColumnIsWhich() {
        NominationImport read = read("序号\t手机号码\t姓 名\t平台\t年龄\n1\t13000000001\t测试甲\t抖音\t30", 3);

        assertThat(read.rows().getFirst().cells())
                .isEqualTo(Map.of("phone", "13000000001", "personName", "测试甲", "platform", "抖音"));
        assertThat(read.notes()).containsExactly("第 2 行多出的内容未导入：30");
    }

    @Test
    void numbersBeforeTheRowsAreLeftOut() {
        NominationImport read = read("1\t测试甲\t图书馆\t抖音\t账号一\t13000000001\n2\t测试乙\t后勤处", 0);

        assertThat(nominees(read)).extracting(Nominee::personName).containsExactly("测试甲", "测试乙");
        assertThat(nominees(read)).extracting(Nominee::employer).containsExactly("图书馆", "后勤处");
    }

    @Test
    void aPartGoesWhereItIsPutInAndTouchesNothingElse() {
        assertThat(read("13000000001\t影响较大\n13000000002\t", 4).rows())
                .extracting(NominationImport.Imported::cells)
                .containsExactly(
                        Map.of("phone", "13000000001", "remark", "影响较大"), Map.of("phone", "13000000002", "remark", ""));
        assertThat(read("13000000001\n13000000002", 4).rows()).hasSize(2);
    }

    @Test
    void aCellWithLineBreakTabOrQuotationMarkIsOneCell() {
        NominationImport read = read("测试甲\t\"湘江\n理工\t大学\"\t抖音\t\"昵称\"\"好\"\"\"\t13000000001", 0);

        assertThat(nominees(read)).containsExactly(new Nominee("测试甲", "湘江 理工 大学", "抖音", "昵称\"好\"", "13000000001", ""));
    }

    @Test
    void aQuotationMarkThatNobodyClosesIsOnlyASign() {
        assertThat(nominees(read("测试甲\t\"湘江\t抖音", 0)).getFirst().employer()).isEqualTo("\"湘江");
    }

    @Test
    void whatStandsAroundTheTableOnEverySheetIsNotARow() {
        NominationImport read = read("""
                附件
                “正能量职工网络达人征集”推荐表
                推荐单位（盖章）：湘江理工大学工会
                序号\t达人姓名\t单位\t参赛平台\t账号昵称\t手机号\t备注
                1\t测试甲\t图书馆\t抖音\t账号一\t13000000001\t
                2\t\t\t\t\t\t
                填表人姓名：填表人甲
                职务：\t宣传干事
                联系方式：0731-00000048
                注：1. 经组织推荐的创作者仍需按规定程序报送征集内容；
                2. 投递邮箱：a@union.example，截止日期 2023 年 10 月 20 日。
                附件
                序号\t达人姓名\t单位\t参赛平台\t账号昵称\t手机号\t备注
                11\t测试乙\t后勤处\tB站\t账号二\t13000000002\t
                """, 0);

        assertThat(nominees(read)).extracting(Nominee::personName).containsExactly("测试甲", "测试乙");
        assertThat(read.signature()).isEqualTo(new ReportHandIn.Signature("填表人甲", "宣传干事", "0731-00000048"));
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void aClipboardWithoutEndIsCountedNotKept() {
        assertThatThrownBy(() -> read("测试甲\t图书馆\n".repeat(20_000), 0))
                .isInstanceOf(FileRefusedException.class)
                .hasMessage("里面有 20000 行内容，一张推荐表最多 500 行人选。");
    }

    private static NominationImport read(String clipboard, int column) {
        return NominationImport.of(ClipboardLines.read(clipboard), column);
    }

    private static List<Nominee> nominees(NominationImport read) {
        return read.rows().stream().map(row -> row.row().nominee()).toList();
    }
}

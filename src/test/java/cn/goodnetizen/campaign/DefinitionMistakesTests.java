package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.goodnetizen.campaign.InvalidCampaignDefinitionException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionMistakesTests {

    private final CampaignDefinitions definitions = new CampaignDefinitions();
    private final String shipped = definitions.text("campaigns/2023.yaml");

    /** Each row: what is written instead of what, the path that must be named, the words that must be said. */
    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            year: 2023\\nt | year: 二零二三\\nt | year | 应为 整数，实际为“二零二三”
            starts-on: 2023-04-03 | starts-on: 2023-04-31 | starts-on | 应为 形如 2023-10-31 的日期，实际为“2023-04-31”
            starts-on: 2023-04-03 | starts-on: 2024-04-03 | starts-on | 应在 2023 年内，实际为 2024-04-03
            theme: 网聚职工正能量 争做中国好网民 | themes: 网聚 | theme | 缺少必填项
            theme: 网聚职工正能量 争做中国好网民 | themes: 网聚 | themes | 未知的键
            office: 活动组委会办公室 | office: ' ' | office | 不能为空
            max-duration: PT5M | max-duration: 5分钟 | tracks[micro-video].work.max-duration | 应为 形如 PT5M 的时长，实际为“5分钟”
            max-duration: PT5M | max-duration: PT0S | tracks[micro-video].work.max-duration | 应大于 0
            kinds: [individual, unit] | kinds: [individual, company] | tracks[micro-video].participants.kinds[1] | individual、unit、group、reading-club 之一，实际为“company”
            kinds: [individual, unit] | kinds: [] | tracks[micro-video].participants.kinds | 至少要有一项
            kinds: [individual, unit] | kinds: individual | tracks[micro-video].participants.kinds | 应为列表
            several-works: true | several-works: 是 | tracks[micro-video].participants.several-works | 应为 true 或 false，实际为“是”
            name: 拍摄技巧, weight: 0.20 | name: 拍摄技巧, weight: 0.25 | tracks[micro-video].criteria | 同级权重之和应为 1，实际为 1.05
            name: 视觉审美, weight: 0.3333 | name: 视觉审美, weight: 0.3334 | tracks[influencer].criteria[if-work].children | 同级权重之和应为 1，实际为 1.0001
            name: 创新度, weight: 0.25 | name: 创新度, weight: -0.25 | tracks[influencer].criteria[if-innovation].weight | 应大于 0，实际为 -0.25
            id: if-work-spread | id: if-account-spread | tracks[influencer].criteria[if-work].children[if-account-spread].id | “if-account-spread”重复
            expert-weight: 0.60 | expert-weight: 0.70 | tracks[micro-video].judging | 权重之和应为 1，实际为 1.10
            online-weight: 0.40 | online-weight: 1.40 | tracks[micro-video].judging.online-weight | 应在 0 到 1 之间，实际为 1.40
            name: 一等奖, quota: 3, | name: 一等奖, quota: 0, | tracks[micro-video].awards[first].quota | 不得小于 1，实际为 0
            quota: 3, amount: 5000 | quota: 3, amount: -5000 | tracks[micro-video].awards[first].amount | 不得小于 0，实际为 -5000
            quota: 3, amount: 5000 | quota: 3.5, amount: 5000 | tracks[micro-video].awards[first].quota | 应为 整数，实际为“3.5”
            criterion: mv-script | criterion: mv-effect | tracks[micro-video].awards[best-script].criterion | 实际为“mv-effect”
            {code: second, name: 二等奖, quota: 5, amount: 3000 | {code: first, name: 二等奖, quota: 5, amount: 3000 | tracks[micro-video].awards[first] | “first”重复
            originality-declared: true | originality-declared: false | tracks[recitation].awards[best-original].basis | 不能评原创奖
            aspect-ratio: '16:9' | aspect-ratio: '4:3' | tracks[recitation].work.aspect-ratio | 最低分辨率 1920×1080 一致，实际为“4:3”
            minimum-followers: 10000 | minimum-followers: 0 | tracks[influencer].participants.minimum-followers | 不得小于 1，实际为 0
            judging-opens-on: 2023-11-06 | judging-opens-on: 2023-11-05 | calendar.judging-opens-on | 应晚于 calendar.first-review-ends-on（2023-11-05），实际为 2023-11-05
            publicity-opens-on: 2023-11-20 | publicity-opens-on: 2023-11-19 | calendar.publicity-opens-on | 2023-11-19 是休息日
            publicity-closes-on: 2023-11-24 | publicity-closes-on: 2023-11-26 | calendar.publicity-closes-on | 应于 2023-11-24 结束，实际为 2023-11-26
            results-on: 2023-11-30 | results-on: 2023-11-23 | calendar.results-on | 应晚于 calendar.publicity-closes-on
            opens-on: 2023-12-01\\n    c | opens-on: 2023-11-30\\n    c | phases[summary].opens-on | 应晚于上一阶段的结束日 2023-11-30
            reports-to: superior, due-on: 2023-10-20 | reports-to: superior, due-on: 2024-10-20 | reports.nomination.duties[2].due-on | 应在活动期间 2023-04-03 至 2023-12-31 内，实际为 2024-10-20
            reports-to: superior, due-on: 2023-10-20 | reports-to: superior, due-on: 2023-10-30 | reports.nomination.duties[2].due-on | 不得晚于上级的汇总日 2023-10-29，实际为 2023-10-30
            reports-to: hn, due-on: 2023-10-31 | reports-to: hn-wx, due-on: 2023-10-31 | reports.nomination.duties[1].reports-to | 实际为“hn-wx”
            {level: 3, reports-to: superior, days-before-superior: 5} | {level: 3, superior: hn-jt, reports-to: superior, days-before-superior: 5} | reports.nomination.duties | 第 3 级应恰有一条不写 superior 的规则，实际有 0 条
            {level: 3, reports-to: superior, days-before-superior: 5} | {level: 3, reports-to: superior} | reports.nomination.duties[3].due-on | 恰填一项
            rows-per-sheet: 10 | rows-per-sheet: 0 | reports.nomination.rows-per-sheet | 不得小于 1，实际为 0
            late-closes-on: 2023-11-30 | late-closes-on: 2024-01-31 | reports.late-closes-on | 实际为 2024-01-31
            holidays:\\n  year: 2023 | holidays:\\n  year: 2024 | holidays.year | 应为活动年份 2023，实际为 2024
            work-on: [2023-10-07 | work-on: [2023-10-06 | holidays.days[5].work-on[0] | 2023-10-06 已是假日
            path: reports.news, | path: reports.gossip, | ours[47].path | 定义中没有“reports.gossip”
            path: reports.news, | path: receipt, | ours[48].path | “receipt”重复
            """)
    void aMistakeIsNamedByItsPathWithLimitAndValue(String right, String wrong, String path, String words) {
        assertThat(problemsAfter(lines(right), lines(wrong))).as(wrong).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        String yaml = shipped.replace("rows-per-sheet: 10", "rows-per-sheet: 0")
                .replace("late-closes-on: 2023-11-30", "late-closes-on: 2024-01-31")
                .replace("decimals: 2", "decimals: 9");

        var refused = refusal(yaml);

        assertThat(refused.problems())
                .extracting(Problem::path)
                .contains("reports.nomination.rows-per-sheet", "reports.late-closes-on", "scoring.decimals");
        assertThat(refused)
                .hasMessageContaining("活动定义有 3 处问题")
                .hasMessageContaining("scoring.decimals：应在 0 到 6 之间，实际为 9");
    }

    @Test
    void aKeyWrittenTwiceIsRefusedWithItsLine() {
        var problem = refusal("year: 2023\ntitle: 一\ntitle: 二\n").problems().getFirst();

        assertThat(problem.path()).isEqualTo("title");
        assertThat(problem.message()).contains("第 3 行", "同一个键出现了两次");
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThat(refusal("year: 2023\ntitle: [一\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("不是有效的 YAML"));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusal("").problems()).isNotEmpty();
        assertThat(refusal("- 1").problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                .isEqualTo("（整个文件）"));
    }

    private List<Problem> problemsAfter(String right, String wrong) {
        assertThat(shipped).contains(right);
        int at = shipped.indexOf(right);
        return refusal(shipped.substring(0, at) + wrong + shipped.substring(at + right.length()))
                .problems();
    }

    private InvalidCampaignDefinitionException refusal(String yaml) {
        var refused = catchThrowableOfType(InvalidCampaignDefinitionException.class, () -> definitions.read(yaml));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static String lines(String cell) {
        return cell.replace("\\n", "\n");
    }
}

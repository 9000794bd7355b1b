package cn.goodnetizen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.entry.EntryDirectory.Correction;
import cn.goodnetizen.notification.LetterPage.Deadline;
import cn.goodnetizen.notification.LetterPage.EntryPart;
import cn.goodnetizen.notification.LetterPage.ExtensionPart;
import cn.goodnetizen.notification.LetterPage.NewsPart;
import cn.goodnetizen.notification.LetterPage.Nominee;
import cn.goodnetizen.notification.LetterPage.NomineesPart;
import cn.goodnetizen.notification.LetterPage.NoticePart;
import cn.goodnetizen.notification.LetterPage.OpenDuty;
import cn.goodnetizen.notification.LetterPage.ReportPart;
import cn.goodnetizen.reporting.ReportQueries.ReturnedRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Every letter as it is read, written to {@code target/letters} for people to look at. */
class LetterTemplatesTest {

    private static final Path SEEN = Path.of("target/letters");

    private static final NoticePart NOTICE = new NoticePart(
            "关于开展2023年湖南省“网聚职工正能量 争做中国好网民”主题活动的通知",
            "湘工发〔2023〕××号",
            false,
            false,
            List.of("请各直属基层工会高度重视，广泛发动。", "活动过程中请及时报送活动信息 <b>& 照片</b>。"),
            "宣教部，0731-00000000",
            "4月6日 24:00",
            "还有 3 天",
            false,
            List.of(
                    new Deadline("“正能量职工网络达人征集”推荐表", false, "10月20日 24:00"),
                    new Deadline("活动总结", true, "10月30日 24:00")),
            "http://localhost:8090/notices/1");

    private static final NoticePart UNSIGNED = new NoticePart(
            NOTICE.title(),
            NOTICE.number(),
            false,
            false,
            List.of(),
            null,
            "4月6日 24:00",
            "已逾期 4 天",
            true,
            List.of(),
            NOTICE.link());

    private static final NomineesPart NOMINEES = new NomineesPart(
            List.of(new Nominee(2, "李*"), new Nominee(5, "欧阳**")),
            true,
            "10月31日 24:00",
            "还有 14 天",
            "11月5日 24:00",
            "http://localhost:8090/join",
            "http://localhost:8090/union/recommended");

    private static LetterPage page(LetterKind kind) {
        ReportPart nomination = new ReportPart(
                "“正能量职工网络达人征集”推荐表",
                true,
                false,
                "10月20日 24:00",
                kind == LetterKind.DUE_TODAY ? "今天 24:00 截止" : "还有 7 天",
                3,
                kind == LetterKind.RETURNED
                        ? List.of(
                                new ReturnedRow(2, "李*", "账号昵称与平台显示不一致，请核对后重新填写。"),
                                new ReturnedRow(5, "欧阳**", "粉丝量不足 1 万，请补充说明代表性作品。"))
                        : List.of(),
                null,
                "http://localhost:8090/reports/12");
        ReportPart summary = new ReportPart(
                "活动总结",
                false,
                true,
                "10月30日 24:00",
                kind == LetterKind.OVERDUE ? "已逾期 1 天" : "还有 3 天",
                0,
                List.of(),
                null,
                "http://localhost:8090/reports/13");
        boolean aboutNotice =
                switch (kind) {
                    case NOTICE, RECEIPT_REMINDER, RECEIPT_OVERDUE -> true;
                    default -> false;
                };
        boolean aboutNews = kind == LetterKind.ADOPTED;
        boolean aboutEntry = kind.template().startsWith("entry-");
        boolean aboutSummary =
                switch (kind) {
                    case OVERDUE, EXTENSION_GRANTED, EXTENSION_REFUSED -> true;
                    default -> false;
                };
        return new LetterPage(
                kind,
                "【" + kind.label() + "】",
                kind == LetterKind.OVERDUE,
                "2023年湖南省“网聚职工正能量 争做中国好网民”主题活动",
                "湘江理工大学工会",
                kind == LetterKind.ACCEPTED
                        ? List.of()
                        : List.of(
                                new OpenDuty(
                                        "“正能量职工网络达人征集”推荐表",
                                        "10月20日 24:00",
                                        "还有 3 天",
                                        true,
                                        "等待报送",
                                        true,
                                        "http://localhost:8090/reports/12"),
                                new OpenDuty(
                                        "活动总结",
                                        "10月30日 24:00",
                                        "还有 13 天",
                                        false,
                                        "等待报送",
                                        false,
                                        "http://localhost:8090/reports/13")),
                "湖南省教育工会",
                "0731-00000000",
                "2023年10月17日",
                "http://localhost:8090",
                aboutNotice || aboutNews || aboutEntry ? null : aboutSummary ? summary : nomination,
                aboutNotice ? kind == LetterKind.RECEIPT_OVERDUE ? UNSIGNED : NOTICE : null,
                switch (kind) {
                    case EXTENSION_GRANTED -> new ExtensionPart(true, "11月3日 24:00", "11月2日 24:00", null);
                    case EXTENSION_REFUSED -> new ExtensionPart(false, "11月3日 24:00", null, "汇总时间紧，请克服困难按时报送。");
                    default -> null;
                },
                aboutNews
                        ? new NewsPart("青年教师诵读经典 <b>活动</b>", "湘工e家活动专区", "http://localhost:8090/bulletin/news/7")
                        : null,
                aboutEntry ? entry(kind) : null,
                kind == LetterKind.NOMINEES_TO_ENTER ? NOMINEES : null);
    }

    private static EntryPart entry(LetterKind kind) {
        boolean explained =
                switch (kind) {
                    case ENTRY_TO_MEND, ENTRY_REJECTED, ENTRY_DISQUALIFIED -> true;
                    default -> false;
                };
        return new EntryPart(
                9,
                "您的作品",
                "湘江边的<b>诗</b>",
                "职工经典诵读",
                "湘江理工大学",
                2,
                kind == LetterKind.DRAFT_REMINDER ? null : "2023年10月17日 09:00",
                explained ? "请补充朗诵者姓名字幕 <b>" : null,
                kind == LetterKind.ENTRY_TO_MEND
                        ? List.of(new Correction("参评视频：分辨率 640×360，低于 1920×1080", "请用不低于 1920×1080 的设置重新导出后上传。"))
                        : List.of(),
                true,
                "10月31日 24:00",
                "还有 14 天",
                "11月5日 24:00",
                "还有 19 天",
                "http://localhost:8090/my/entries/9");
    }

    private static String render(LetterPage page, String suffix) {
        StringBuilder text = new StringBuilder();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ThymeleafAutoConfiguration.class))
                .withBean("plainLetters", ITemplateResolver.class, LetterCouriers::plain)
                .run(context -> text.append(LetterWriter.render(context.getBean(ITemplateEngine.class), page, suffix)));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void everyLetterSpeaksToTheUnitAndNamesItsDutiesInBothForms(LetterKind kind) throws IOException {
        LetterPage page = page(kind);

        String html = render(page, ".html");
        String plain = render(page, ".txt");

        Files.createDirectories(SEEN);
        Files.writeString(SEEN.resolve(kind + ".html"), html);
        Files.writeString(SEEN.resolve(kind + ".txt"), plain);
        for (String text : List.of(html, plain)) {
            assertThat(text)
                    .contains("湘江理工大学工会：", "湖南省教育工会", "2023年10月17日", "http://localhost:8090")
                    .doesNotContain(" th:", "<th:", "[(", "[#", "${", "null");
            if (kind != LetterKind.ACCEPTED) {
                assertThat(text).contains("目前的待办事项", "10月30日 24:00", "http://localhost:8090/reports/13");
            }
        }
    }

    @Test
    void aReturnedTableNamesEachRowWithItsReason() {
        assertThat(render(page(LetterKind.RETURNED), ".txt")).contains("第 2 行 李*：账号昵称与平台显示不一致，请核对后重新填写。", "第 5 行 欧阳**");
        assertThat(render(page(LetterKind.RETURNED), ".html")).contains("李*", "账号昵称与平台显示不一致");
    }

    @Test
    void lettersAboutAnEntrySayWhatItIsAndWhatToDoUntilWhen() {
        for (String suffix : List.of(".txt", ".html")) {
            assertThat(render(page(LetterKind.ENTRY_HANDED_IN), suffix))
                    .contains("已收到", "编号", "第 2 次", "职工经典诵读", "2023年10月17日 09:00", "接下来", "/my/entries/9");
            assertThat(render(page(LetterKind.ENTRY_TO_MEND), suffix))
                    .contains("11月5日 24:00", "分辨率 640×360", "不低于 1920×1080 的设置", "请补充朗诵者姓名字幕");
            assertThat(render(page(LetterKind.ENTRY_REJECTED), suffix)).contains("没有通过初审", "请补充朗诵者姓名字幕");
            assertThat(render(page(LetterKind.ENTRY_DISQUALIFIED), suffix)).contains("已被取消参赛资格", "请补充朗诵者姓名字幕");
            assertThat(render(page(LetterKind.ENTRY_ACCEPTED), suffix))
                    .contains("已通过初审")
                    .doesNotContain("原因");
            assertThat(render(page(LetterKind.ENTRY_WITHDRAWN), suffix)).contains("已按申请撤回", "10月31日 24:00");
            assertThat(render(page(LetterKind.DRAFT_REMINDER), suffix))
                    .contains("还是草稿", "10月31日 24:00", "还有 14 天")
                    .doesNotContain("2023年10月17日 09:00");
            assertThat(render(page(LetterKind.ENTRY_REVIEW_OVERDUE), suffix)).contains("等待时间已经较长");
            assertThat(render(page(LetterKind.ENTRY_REVIEW_WAITS), suffix)).doesNotContain("等待时间已经较长");
        }
        assertThat(render(page(LetterKind.ENTRY_TO_MEND), ".html"))
                .contains("湘江边的&lt;b&gt;诗", "字幕 &lt;b&gt;")
                .doesNotContain("湘江边的<b>诗");
    }

    @Test
    void aUnionIsToldWhomToTellThatTheyMustEnterThemselves() {
        for (String suffix : List.of(".txt", ".html")) {
            assertThat(render(page(LetterKind.NOMINEES_TO_ENTER), suffix))
                    .contains("推荐不等于报名", "李*", "欧阳**", "10月31日 24:00", "/join", "/union/recommended")
                    .doesNotContain("11月5日", "都已完成");
        }
    }

    @Test
    void adoptedNewsSaysWhereItWasUsed() {
        for (String suffix : List.of(".txt", ".html")) {
            assertThat(render(page(LetterKind.ADOPTED), suffix))
                    .contains("已被", "湖南省教育工会", "湘工e家活动专区", "http://localhost:8090/bulletin/news/7");
        }
        assertThat(render(page(LetterKind.ADOPTED), ".html"))
                .contains("&lt;b&gt;活动")
                .doesNotContain("<b>活动");
    }

    @Test
    void whatAUnitWroteIsTextAndNeverMarkup() {
        assertThat(render(page(LetterKind.NOTICE), ".html"))
                .contains("&lt;b&gt;&amp; 照片")
                .doesNotContain("<b>& 照片");
        assertThat(render(page(LetterKind.NOTICE), ".txt")).contains("<b>& 照片</b>");
    }
}

package cn.goodnetizen.entry;

import static cn.goodnetizen.entry.EligibilityCases.influencer;
import static cn.goodnetizen.entry.EligibilityCases.microVideo;
import static cn.goodnetizen.entry.EligibilityCases.recitation;
import static cn.goodnetizen.entry.EligibilityCases.unanswered;
import static cn.goodnetizen.entry.EligibilityCases.unreadable;
import static cn.goodnetizen.entry.EligibilityCases.video;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.entry.EntryFinding.Kind;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.ProbeResult;
import org.junit.jupiter.api.Test;

/** Every finding names the value and the limit, and says what to do. */
class FindingWordingTest {

    @Test
    void theLengthIsSaidInMinutesAndSeconds() {
        says(Kind.TOO_LONG, recitation(video().millis(372_400)), "时长 6 分 12 秒，超过 5 分钟上限");
        says(Kind.TOO_LONG, microVideo(video().millis(10_800_000)), "时长 3 小时 0 分 0 秒，超过 5 分钟上限");
        says(Kind.INCOMPLETE, recitation(video().millis(100_000).claimed(300_000)), "视频不完整：应有 5 分 0 秒，只有 1 分 40 秒");
        says(Kind.ZERO_LENGTH, recitation(video().millis(0)), "视频时长为 0，没有可以播放的内容");
    }

    @Test
    void thePictureIsSaidAsItIsShown() {
        says(Kind.TOO_SMALL, recitation(video().size(1280, 720)), "分辨率 1280×720，低于 1920×1080");
        says(Kind.PORTRAIT, recitation(video().rotation(90)), "画面是竖屏（1080×1920，含旋转），要求横屏 16:9");
        says(Kind.PORTRAIT, recitation(video().size(1080, 1920)), "画面是竖屏（1080×1920），要求横屏 16:9");
        says(Kind.WRONG_RATIO, recitation(video().size(1920, 1440)), "播放时画面宽高比为 1.33:1（1920×1440），要求 16:9（1.78:1）");
    }

    @Test
    void theFileIsSaidByItsContent() {
        says(Kind.WRONG_CONTAINER, recitation(video().type(FileType.MOV)), "文件内容是 MOV 视频，要求 MP4 或 AVI");
        says(Kind.TOO_LARGE, recitation(video().bytes(500 * 1024 * 1024 + 1)), "文件大小 500.1 MB，超过 500 MB 上限");
        says(Kind.NO_VIDEO, recitation(video().type(FileType.MP3).picture(false)), "文件是 MP3 音频，没有视频画面");
        says(Kind.NO_AUDIO, recitation(video().sound(false)), "视频没有声音");
        says(Kind.UNREADABLE, recitation(unreadable(ProbeResult.Flaw.EMPTY)), "文件是空的（0 字节）");
        says(Kind.UNREADABLE, recitation(unreadable(ProbeResult.Flaw.UNKNOWN_CONTENT)), "文件内容不是视频");
        says(Kind.UNREADABLE, recitation(unreadable(ProbeResult.Flaw.BROKEN)), "视频打不开：文件不完整或已损坏");
    }

    @Test
    void whatAPersonDecidesSaysSo() {
        says(Kind.TIMED_OUT, recitation(unanswered(ProbeResult.Hindrance.TIMED_OUT)), "系统在限定时间内没有检测完这个视频");
        says(Kind.UNAVAILABLE, recitation(unanswered(ProbeResult.Hindrance.NO_PROGRAM)), "系统暂时不能检测视频");
        says(Kind.TOO_FEW_FOLLOWERS, influencer(video(), 8_500), "粉丝数 8500，低于 10000 的要求");
        says(Kind.NO_PROBE, EligibilityQuestion.past(WorkFacts.notProbed("article")), "往期作品是文章，不作技术检测");
        says(Kind.NO_PROBE, EligibilityQuestion.past(WorkFacts.notProbed("picture")), "往期作品是图片，不作技术检测");
    }

    /** Whatever the table finds can be said. */
    @Test
    void everyFindingSaysWhatToDo() {
        for (EligibilityCases.Case each : EligibilityCases.all()) {
            for (EntryFinding found : each.found()) {
                FindingWording.Said said = FindingWording.of(found.finding(), each.question());

                assertThat(said.what()).as(each.name()).doesNotContain("null", "。");
                assertThat(said.toDo()).as(each.name()).endsWith("。").doesNotContain("null");
                assertThat(said.toDo().contains("工作人员"))
                        .as(each.name())
                        .isEqualTo(found.act() == EntryFinding.Act.PERSON);
            }
        }
    }

    private static void says(Kind finding, EligibilityQuestion question, String what) {
        assertThat(FindingWording.of(finding, question).what()).isEqualTo(what);
    }
}

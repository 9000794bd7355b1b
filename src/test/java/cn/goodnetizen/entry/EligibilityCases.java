package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.CampaignDefinitions;
import cn.goodnetizen.entry.EntryFinding.Act;
import cn.goodnetizen.entry.EntryFinding.Kind;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.MediaFacts;
import cn.goodnetizen.media.ProbeResult;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * For each row of {@code EntryEligibility.dmn} a work that it finds fault with, and works on the boundaries that it lets
 * through; the limits are those of the campaign of 2023.
 */
final class EligibilityCases {

    private static final CampaignDefinition CAMPAIGN = new CampaignDefinitions().shipped(2023);
    private static final long MEGABYTE = 1024 * 1024;

    private EligibilityCases() {}

    /** @param found in the order of the table */
    record Case(String name, EligibilityQuestion question, List<EntryFinding> found) {}

    static List<Case> all() {
        return List.of(
                good("everything on its boundary", recitation(video())),
                good("4K", recitation(video().size(3840, 2160))),
                good("codecs that pad the picture to 1088 lines", recitation(video().size(1920, 1088))),
                good("turned upside down", recitation(video().rotation(180))),
                good("less than a second over five minutes", recitation(video().millis(300_999))),
                good("an AVI", recitation(video().type(FileType.AVI))),
                good(
                        "wide pixels that are shown as 16:9",
                        recitation(video().size(1920, 1440).sample(4, 3))),
                good(
                        "no limits but five minutes",
                        microVideo(video().size(64, 360).type(FileType.MOV))),
                good("no limits at all", influencer(video().size(64, 360).millis(3_600_000), 10_000)),
                good(
                        "a past video",
                        EligibilityQuestion.past(video().millis(3_600_000).known())),
                person("a past article", Kind.NO_PROBE, EligibilityQuestion.past(WorkFacts.notProbed("article"))),
                person("a past picture", Kind.NO_PROBE, EligibilityQuestion.past(WorkFacts.notProbed("picture"))),
                mend("a broken file", Kind.UNREADABLE, recitation(unreadable(ProbeResult.Flaw.BROKEN))),
                mend("an empty file", Kind.UNREADABLE, recitation(unreadable(ProbeResult.Flaw.EMPTY))),
                mend(
                        "a broken past video",
                        Kind.UNREADABLE,
                        EligibilityQuestion.past(unreadable(ProbeResult.Flaw.BROKEN))),
                person("a hanging probe", Kind.TIMED_OUT, recitation(unanswered(ProbeResult.Hindrance.TIMED_OUT))),
                person(
                        "no probe on this system",
                        Kind.UNAVAILABLE,
                        recitation(unanswered(ProbeResult.Hindrance.NO_PROGRAM))),
                mend(
                        "a sound only",
                        Kind.NO_VIDEO,
                        microVideo(video().type(FileType.MP3).picture(false))),
                mend("a video without a moment", Kind.ZERO_LENGTH, recitation(video().millis(0))),
                person("a silent film", Kind.NO_AUDIO, recitation(video().sound(false))),
                mend(
                        "a half file",
                        Kind.INCOMPLETE,
                        recitation(video().millis(100_000).claimed(300_000))),
                mend("five minutes and one second", Kind.TOO_LONG, recitation(video().millis(301_000))),
                mend(
                        "three hours that claim ten seconds",
                        Kind.TOO_LONG,
                        microVideo(video().millis(10_800_000).claimed(10_000))),
                mend("a long side that is short", Kind.TOO_SMALL, recitation(video().size(1918, 1080))),
                mend("a short side that is short", Kind.TOO_SMALL, recitation(video().size(1920, 1078))),
                mend("both sides short, said once", Kind.TOO_SMALL, recitation(video().size(1280, 720))),
                mend("upright by turning", Kind.PORTRAIT, recitation(video().rotation(90))),
                mend("upright as stored", Kind.PORTRAIT, recitation(video().size(1080, 1920))),
                mend("4:3", Kind.WRONG_RATIO, recitation(video().size(1920, 1440))),
                mend("wide pixels that are shown as cinema", Kind.WRONG_RATIO, recitation(video().sample(4, 3))),
                mend("a square", Kind.WRONG_RATIO, recitation(video().size(1920, 1920))),
                mend("a QuickTime file", Kind.WRONG_CONTAINER, recitation(video().type(FileType.MOV))),
                mend("one byte over 500 MB", Kind.TOO_LARGE, recitation(video().bytes(500 * MEGABYTE + 1))),
                person("9,999 followers", Kind.TOO_FEW_FOLLOWERS, influencer(video(), 9_999)),
                new Case(
                        "everything at once",
                        recitation(video().size(720, 1280)
                                .millis(372_000)
                                .type(FileType.MKV)
                                .bytes(600 * MEGABYTE)
                                .sound(false)),
                        List.of(
                                new EntryFinding(Kind.NO_AUDIO, Act.PERSON),
                                new EntryFinding(Kind.TOO_LONG, Act.MEND),
                                new EntryFinding(Kind.TOO_SMALL, Act.MEND),
                                new EntryFinding(Kind.PORTRAIT, Act.MEND),
                                new EntryFinding(Kind.WRONG_CONTAINER, Act.MEND),
                                new EntryFinding(Kind.TOO_LARGE, Act.MEND))));
    }

    /** The kinds for which there is no case. */
    static List<Kind> missing() {
        List<Kind> found = all().stream()
                .flatMap(each -> each.found().stream())
                .map(EntryFinding::finding)
                .toList();
        return Arrays.stream(Kind.values())
                .filter(kind -> !found.contains(kind))
                .toList();
    }

    private static Case good(String name, EligibilityQuestion question) {
        return new Case(name, question, List.of());
    }

    private static Case mend(String name, Kind kind, EligibilityQuestion question) {
        return new Case(name, question, List.of(new EntryFinding(kind, Act.MEND)));
    }

    private static Case person(String name, Kind kind, EligibilityQuestion question) {
        return new Case(name, question, List.of(new EntryFinding(kind, Act.PERSON)));
    }

    static EligibilityQuestion recitation(Made made) {
        return recitation(made.known());
    }

    static EligibilityQuestion recitation(WorkFacts work) {
        return EligibilityQuestion.contest(work, CAMPAIGN.track("recitation"), null);
    }

    static EligibilityQuestion microVideo(Made made) {
        return EligibilityQuestion.contest(made.known(), CAMPAIGN.track("micro-video"), null);
    }

    static EligibilityQuestion influencer(Made made, int followers) {
        return EligibilityQuestion.contest(made.known(), CAMPAIGN.track("influencer"), followers);
    }

    static WorkFacts unreadable(ProbeResult.Flaw flaw) {
        return WorkFacts.of(new ProbeResult.Unreadable(flaw));
    }

    static WorkFacts unanswered(ProbeResult.Hindrance hindrance) {
        return WorkFacts.of(new ProbeResult.Unanswered(hindrance));
    }

    /** A work that is as long, as large and as small as the campaign lets it be. */
    static Made video() {
        return new Made();
    }

    static final class Made {

        private FileType type = FileType.MP4;
        private long bytes = 500 * MEGABYTE;
        private long millis = 300_000;
        private long claimed = -1;
        private int width = 1920;
        private int height = 1080;
        private int rotation;
        private int sampleWidth = 1;
        private int sampleHeight = 1;
        private boolean picture = true;
        private boolean sound = true;

        Made type(FileType value) {
            type = value;
            return this;
        }

        Made bytes(long value) {
            bytes = value;
            return this;
        }

        Made millis(long value) {
            millis = value;
            return this;
        }

        Made claimed(long value) {
            claimed = value;
            return this;
        }

        Made size(int itsWidth, int itsHeight) {
            width = itsWidth;
            height = itsHeight;
            return this;
        }

        Made rotation(int value) {
            rotation = value;
            return this;
        }

        Made sample(int itsWidth, int itsHeight) {
            sampleWidth = itsWidth;
            sampleHeight = itsHeight;
            return this;
        }

        Made picture(boolean value) {
            picture = value;
            return this;
        }

        Made sound(boolean value) {
            sound = value;
            return this;
        }

        WorkFacts known() {
            return WorkFacts.of(new ProbeResult.Read(new MediaFacts(
                    type,
                    bytes,
                    millis,
                    claimed < 0 ? millis : claimed,
                    0,
                    picture
                            ? new MediaFacts.Video(
                                    "h264",
                                    "yuv420p",
                                    width,
                                    height,
                                    rotation,
                                    sampleWidth,
                                    sampleHeight,
                                    BigDecimal.TEN)
                            : null,
                    sound ? new MediaFacts.Audio("aac", 2) : null)));
        }
    }
}

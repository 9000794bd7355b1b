package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.goodnetizen.local.DatabaseTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** What is in a file, whatever its name and its head say. */
@DatabaseTest
class MediaProbeTest {

    @TempDir
    private Path folder;

    @Autowired
    private ProbedFiles probed;

    private MediaProbe probe;

    @BeforeEach
    void open() {
        probe = probe(TestMedia.properties(folder));
    }

    @Test
    void anOrdinaryVideoIsReadFromEndToEnd() throws IOException {
        MediaFacts facts = read(TestMedia.ordinary("ordinary.mp4", "320x180", 2));

        assertThat(facts.type()).isEqualTo(FileType.MP4);
        assertThat(facts.sizeBytes()).isEqualTo(Files.size(folder.resolve("file")));
        assertThat(facts.durationMillis()).isCloseTo(2000, within(50L));
        assertThat(facts.claimedMillis()).isCloseTo(2000, within(50L));
        assertThat(facts.bitsPerSecond()).isCloseTo(facts.sizeBytes() * 4, within(facts.sizeBytes() / 10));
        assertThat(facts.brokenOff()).isFalse();
        assertThat(facts.audio()).isEqualTo(new MediaFacts.Audio("aac", 1));
        MediaFacts.Video video = facts.video();
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.pixelFormat()).isEqualTo("yuv420p");
        assertThat(video.framesPerSecond()).isEqualByComparingTo("10");
        assertShown(video, 320, 180, "1.7778");
    }

    @Test
    void whereTheIndexStandsMakesNoDifference() throws IOException {
        Path atEnd = TestMedia.ordinary("index-at-end.mp4", "320x180", 1);
        Path inFront = TestMedia.ordinary("index-in-front.mp4", "320x180", 1, "-movflags", "+faststart");

        assertThat(read(atEnd).durationMillis())
                .isEqualTo(read(inFront).durationMillis())
                .isCloseTo(1000, within(50L));
    }

    @Test
    void aVideoThatAPhoneTurnedIsSeenUpright() throws IOException {
        Path lying = TestMedia.ordinary("lying.mp4", "320x180", 1);
        for (int degrees : new int[] {90, 180, 270}) {
            Path turned = TestMedia.made(
                    "turned-" + degrees + ".mp4",
                    List.of("-display_rotation", Integer.toString(degrees), "-i", lying.toString(), "-c", "copy"));

            MediaFacts.Video video = read(turned).video();

            assertThat(video.rotation()).isEqualTo(degrees);
            assertThat(video.storedWidth()).isEqualTo(320);
            if (degrees == 180) {
                assertShown(video, 320, 180, "1.7778");
            } else {
                assertShown(video, 180, 320, "0.5625");
            }
        }
    }

    @Test
    void pixelsThatAreNotSquareCountForTheRatio() throws IOException {
        MediaFacts.Video video = read(TestMedia.ordinary("wide-pixels.mp4", "360x288", 1, "-vf", "setsar=64/45"))
                .video();

        assertThat(video.sampleWidth()).isEqualTo(64);
        assertThat(video.sampleHeight()).isEqualTo(45);
        assertShown(video, 360, 288, "1.7778");
    }

    @Test
    void anAviWithTheNameOfAnMp4IsAnAvi() throws IOException {
        MediaFacts facts = read(
                TestMedia.video("really-avi.mp4", "320x180", 2, "-c:v", "mpeg4", "-c:a", "libmp3lame", "-f", "avi"));

        assertThat(facts.type()).isEqualTo(FileType.AVI);
        assertThat(facts.durationMillis()).isCloseTo(2000, within(100L));
        assertThat(facts.video().codec()).isEqualTo("mpeg4");
        assertThat(facts.audio().codec()).isEqualTo("mp3");
        assertThat(facts.brokenOff()).isFalse();
    }

    @Test
    void whatTheContainerClaimsIsNotBelieved() throws IOException {
        Path long3h = TestMedia.made(
                "three-hours.mp4",
                List.of("-f", "lavfi", "-i", "testsrc=size=64x36:rate=1/10", "-t", "10800", "-c:v", "mpeg4"));

        MediaFacts facts = read(TestMedia.claiming(Files.readAllBytes(long3h), 10));

        assertThat(facts.claimedMillis()).isEqualTo(10_000);
        assertThat(facts.durationMillis()).isEqualTo(10_800_000);
        assertThat(facts.brokenOff()).isFalse();
    }

    @Test
    void aTruncatedVideoIsBrokenOffOrCannotBeRead() throws IOException {
        byte[] inFront = Files.readAllBytes(
                TestMedia.ordinary("long-index-in-front.mp4", "320x180", 6, "-movflags", "+faststart"));
        byte[] atEnd = Files.readAllBytes(TestMedia.ordinary("ordinary.mp4", "320x180", 2));

        MediaFacts half = read(Arrays.copyOf(inFront, inFront.length / 2));

        assertThat(half.claimedMillis()).isCloseTo(6000, within(50L));
        assertThat(half.durationMillis()).isBetween(1000L, 4500L);
        assertThat(half.brokenOff()).isTrue();
        assertThat(look(Arrays.copyOf(atEnd, atEnd.length / 2)))
                .isEqualTo(new ProbeResult.Unreadable(ProbeResult.Flaw.BROKEN));
    }

    @Test
    void whatIsNoVideoHasNoPicture() throws IOException {
        MediaFacts song = read(TestMedia.made(
                "song.mp3", List.of("-f", "lavfi", "-i", "sine=frequency=440", "-t", "1", "-c:a", "libmp3lame")));
        assertThat(song.type()).isEqualTo(FileType.MP3);
        assertThat(song.video()).isNull();
        assertThat(song.audio().codec()).isEqualTo("mp3");
        assertThat(song.durationMillis()).isCloseTo(1000, within(100L));

        Path picture = folder.resolve("picture.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        MediaFacts still = read(picture);
        assertThat(still.type()).isEqualTo(FileType.PNG);
        assertThat(still.video()).isNull();
        assertThat(still.audio()).isNull();
        assertThat(still.durationMillis()).isZero();
    }

    @Test
    void theCoverOfASongIsNoVideo() throws IOException {
        Path song = TestMedia.made(
                "song-with-cover.mp3",
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:duration=1",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:size=64x64:rate=1:duration=1",
                        "-map",
                        "0:a",
                        "-map",
                        "1:v",
                        "-frames:v",
                        "1",
                        "-c:v",
                        "mjpeg",
                        "-disposition:v",
                        "attached_pic"));

        assertThat(read(song).video()).isNull();
    }

    @Test
    void aVideoWithoutSoundHasNone() throws IOException {
        MediaFacts facts = read(TestMedia.ordinary("silent.mp4", "320x180", 1, "-an"));

        assertThat(facts.video()).isNotNull();
        assertThat(facts.audio()).isNull();
    }

    @Test
    void aVideoWithoutAFrameLastsNoTime() throws IOException {
        Path one = TestMedia.ordinary("ordinary.mp4", "320x180", 2);
        Path none = TestMedia.made(
                "no-frame.mp4", List.of("-i", one.toString(), "-c", "copy", "-an", "-bsf:v", "noise=drop=1"));

        MediaFacts facts = read(none);
        assertThat(facts.durationMillis()).isZero();
        assertThat(facts.bitsPerSecond()).isZero();
        assertThat(facts.brokenOff()).isFalse();
    }

    @Test
    void whatIsEmptyOrOfNoKnownTypeIsNotReadAtAll() throws IOException {
        assertThat(look(new byte[0])).isEqualTo(new ProbeResult.Unreadable(ProbeResult.Flaw.EMPTY));
        assertThat(look("file 'other.mp4'\n".getBytes()))
                .isEqualTo(new ProbeResult.Unreadable(ProbeResult.Flaw.UNKNOWN_CONTENT));
        assertThat(look(("#EXTM3U\n#EXTINF:1,\nfile://" + folder + "/other.mp4\n#EXT-X-ENDLIST\n").getBytes()))
                .isEqualTo(new ProbeResult.Unreadable(ProbeResult.Flaw.UNKNOWN_CONTENT));
        assertThat(look(UploadProtocolTest.video(5000))).isEqualTo(new ProbeResult.Unreadable(ProbeResult.Flaw.BROKEN));
    }

    @Test
    void aSecondAskReadsNothing() throws IOException {
        MediaFacts facts = read(TestMedia.ordinary("ordinary.mp4", "320x180", 2));
        probed.flush();
        Files.delete(folder.resolve("file"));

        assertThat(probe.of("file")).isEqualTo(new ProbeResult.Read(facts));
        assertThat(probe(TestMedia.properties(folder)).known("file")).contains(new ProbeResult.Read(facts));
        probe.forget(new FileRemoved("file"));
        assertThat(probe.known("file")).isEmpty();
    }

    @Test
    void aFileThatTakesTooLongOrSaysTooMuchIsLeftUnanswered() throws IOException {
        Path video = TestMedia.ordinary("ordinary.mp4", "320x180", 2);
        ProbeResult timedOut = new ProbeResult.Unanswered(ProbeResult.Hindrance.TIMED_OUT);

        probe = probe(TestMedia.properties(folder, Duration.ofMillis(1), DataSize.ofMegabytes(1)));
        assertThat(look(Files.readAllBytes(video))).isEqualTo(timedOut);
        assertThat(probe.known("file")).contains(timedOut);

        probe = probe(TestMedia.properties(folder, Duration.ofMinutes(1), DataSize.ofBytes(100)));
        assertThat(look(Files.readAllBytes(video))).isEqualTo(timedOut);
    }

    /** As where a library of the system is missing: the file is not to blame, and the next start may well look. */
    @Test
    void aProgramThatDoesNotStartJudgesNoFile() throws IOException {
        MediaProperties properties = TestMedia.properties(folder);
        probe = new MediaProbe(
                TestMedia.store(properties),
                TestMedia.ffmpegThatDoesNotStart(folder),
                probed,
                properties,
                Clock.systemUTC());

        assertThat(look(Files.readAllBytes(TestMedia.ordinary("ordinary.mp4", "320x180", 2))))
                .isEqualTo(new ProbeResult.Unanswered(ProbeResult.Hindrance.NO_PROGRAM));
        assertThat(probe.known("file")).isEmpty();
    }

    private MediaProbe probe(MediaProperties properties) {
        return new MediaProbe(TestMedia.store(properties), TestMedia.FFMPEG, probed, properties, Clock.systemUTC());
    }

    private static void assertShown(MediaFacts.Video video, int width, int height, String ratio) {
        assertThat(video.width()).isEqualTo(width);
        assertThat(video.height()).isEqualTo(height);
        assertThat(video.aspectRatio()).isEqualByComparingTo(new BigDecimal(ratio));
    }

    private MediaFacts read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    private MediaFacts read(byte[] content) throws IOException {
        ProbeResult result = look(content);
        assertThat(result).isInstanceOf(ProbeResult.Read.class);
        return ((ProbeResult.Read) result).facts();
    }

    private ProbeResult look(byte[] content) throws IOException {
        probe.forget(new FileRemoved("file"));
        Files.write(folder.resolve("file"), content);
        return probe.of("file");
    }
}

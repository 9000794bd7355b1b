package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.local.DatabaseTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Videos that browsers do not play get a version that they do; each step is committed, as in the background. */
@DatabaseTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class WebVersionsTest {

    @TempDir
    private Path folder;

    @Autowired
    private ProbedFiles probed;

    @Autowired
    private WebVersionRows rows;

    private FileStore store;
    private MediaProbe probe;
    private WebVersions versions;

    @BeforeEach
    void open() {
        empty();
        open(Duration.ofMinutes(2));
    }

    private void open(Duration webVersionTime) {
        open(webVersionTime, TestMedia.FFMPEG);
    }

    private void open(Duration webVersionTime, Ffmpeg ffmpeg) {
        MediaProperties properties =
                TestMedia.properties(folder, Duration.ofMinutes(1), DataSize.ofMegabytes(8), webVersionTime);
        store = TestMedia.store(properties);
        probe = new MediaProbe(store, ffmpeg, probed, properties, Clock.systemUTC());
        versions = new WebVersions(store, probe, new WebVideo(ffmpeg, properties), rows, Clock.systemUTC());
    }

    @AfterEach
    void empty() {
        probed.deleteAll();
        rows.deleteAll();
    }

    @Test
    void anAviIsMadeIntoWhatEveryBrowserPlaysAndStaysAsItIs() throws IOException {
        byte[] avi = Files.readAllBytes(avi("old.avi", "320x180", 2));
        keep("old", FileType.AVI, avi);
        assertThat(standing("old")).isEqualTo(standing(WebVersions.State.WAITING, 0));

        versions.makeAll();

        assertThat(standing("old")).isEqualTo(standing(WebVersions.State.READY, 100));
        MediaFacts made = made("old");
        assertThat(WebVersions.playsInBrowsers(made)).isTrue();
        assertThat(made.durationMillis()).isCloseTo(2000, within(150L));
        assertThat(made.audio().codec()).isEqualTo("aac");
        String content = Files.readString(folder.resolve("old.web"), StandardCharsets.ISO_8859_1);
        assertThat(content.indexOf("moov")).isPositive().isLessThan(content.indexOf("mdat"));
        assertThat(folder.resolve("old")).hasBinaryContent(avi);
        assertThat(store.webVersionInTheMaking("old")).doesNotExist();
    }

    @Test
    void aLargeTurnedVideoOfAPhoneBecomesUprightAndNoLargerThan1080p() throws IOException {
        Path lying = TestMedia.video(
                "large.mov", "2560x1440", 0.5, "-c:v", "mpeg4", "-c:a", "aac", "-metadata", "location=+28.2+112.9/");
        Path turned = TestMedia.made(
                "large-turned.mov",
                List.of("-display_rotation", "90", "-i", lying.toString(), "-c", "copy", "-map_metadata", "0"));
        keep("phone", FileType.MOV, Files.readAllBytes(turned));

        versions.makeAll();

        MediaFacts.Video video = made("phone").video();
        assertThat(video.rotation()).isZero();
        assertThat(List.of(video.width(), video.height())).containsExactly(1080, 1920);
        assertThat(Files.readString(turned, StandardCharsets.ISO_8859_1)).contains("+28.2+112.9/");
        assertThat(Files.readString(folder.resolve("phone.web"), StandardCharsets.ISO_8859_1))
                .doesNotContain("+28.2+112.9/");
    }

    @Test
    void pixelsBecomeSquare() throws IOException {
        Path wide = TestMedia.video("wide-pixels.avi", "360x289", 0.5, "-vf", "setsar=64/45", "-c:v", "mpeg4");
        keep("wide", FileType.AVI, Files.readAllBytes(wide));

        versions.makeAll();

        MediaFacts.Video video = made("wide").video();
        assertThat(List.of(video.storedWidth(), video.storedHeight(), video.sampleWidth(), video.sampleHeight()))
                .containsExactly(512, 288, 1, 1);
    }

    @Test
    void whatBrowsersPlayIsLeftAlone() throws IOException {
        keep("good", FileType.MP4, Files.readAllBytes(TestMedia.ordinary("ordinary.mp4", "320x180", 2)));
        versions.plan(new FileKept("picture", FileType.PNG));

        versions.makeAll();

        assertThat(standing("good")).isEqualTo(standing(WebVersions.State.NOT_NEEDED, 100));
        assertThat(folder.resolve("good.web")).doesNotExist();
        assertThat(versions.standing("picture")).isEmpty();
    }

    @Test
    void whatCannotBeMadeSaysWhyAndHoldsUpNoOther() throws IOException {
        Path soundOnly = TestMedia.video("sound-only.mkv", "320x180", 1, "-vn", "-c:a", "aac");
        keep("broken", FileType.MP4, UploadProtocolTest.video(5000));
        keep("sound", FileType.MKV, Files.readAllBytes(soundOnly));
        keep("old", FileType.AVI, Files.readAllBytes(avi("old.avi", "320x180", 2)));

        versions.makeAll();

        assertThat(standing("broken").failure()).isEqualTo(WebVersions.Failure.UNREADABLE);
        assertThat(standing("sound").failure()).isEqualTo(WebVersions.Failure.NO_PICTURE);
        assertThat(standing("old").state()).isEqualTo(WebVersions.State.READY);
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws IOException {
        open(Duration.ofMillis(1));
        keep("old", FileType.AVI, Files.readAllBytes(avi("old.avi", "320x180", 2)));

        versions.makeAll();

        assertThat(standing("old").failure()).isEqualTo(WebVersions.Failure.TOO_LONG);
        assertThat(folder.resolve("old.web")).doesNotExist();
        assertThat(store.webVersionInTheMaking("old")).doesNotExist();
    }

    @Test
    void whereNoProgramStartsVideosGoOnWaiting() throws IOException {
        open(Duration.ofMinutes(2), TestMedia.ffmpegThatDoesNotStart(folder));
        keep("old", FileType.AVI, Files.readAllBytes(avi("old.avi", "320x180", 2)));

        versions.makeAll();
        assertThat(standing("old")).isEqualTo(standing(WebVersions.State.WAITING, 0));

        open(Duration.ofMinutes(2));
        versions.makeAll();
        assertThat(standing("old")).isEqualTo(standing(WebVersions.State.READY, 100));
    }

    @Test
    void whatAShutdownInterruptsIsBegunAgainAfterTheNextStart() throws Exception {
        keep("large", FileType.AVI, Files.readAllBytes(avi("large.avi", "1920x1080", 4)));
        probe.of("large");
        Thread background = Thread.ofPlatform().start(new FutureTask<>(() -> {
            versions.makeAll();
            return null;
        }));
        await().pollInterval(Duration.ofMillis(10)).until(() -> Files.exists(store.webVersionInTheMaking("large")));

        background.interrupt();
        background.join();

        assertThat(standing("large").state()).isEqualTo(WebVersions.State.RUNNING);
        assertThat(folder.resolve("large.web")).doesNotExist();
        versions.makeAll();
        assertThat(standing("large")).isEqualTo(standing(WebVersions.State.READY, 100));
    }

    @Test
    void whatAKillLeftRunningIsBegunAgainButNotForEver() throws IOException {
        byte[] avi = Files.readAllBytes(avi("old.avi", "320x180", 2));
        keep("old", FileType.AVI, avi);
        keep("deadly", FileType.AVI, avi);
        begun("old", 1);
        begun("deadly", 3);
        Files.writeString(store.webVersionInTheMaking("old"), "half");

        versions.makeAll();

        assertThat(standing("old").state()).isEqualTo(WebVersions.State.READY);
        assertThat(made("old").video().codec()).isEqualTo("h264");
        assertThat(standing("deadly").failure()).isEqualTo(WebVersions.Failure.INTERRUPTED);
    }

    @Test
    void aFileThatWasRemovedIsForgotten() throws IOException {
        byte[] avi = Files.readAllBytes(avi("old.avi", "320x180", 2));
        keep("gone", FileType.AVI, avi);
        keep("discarded", FileType.AVI, avi);
        store.delete("gone");
        versions.forget(new FileRemoved("discarded"));

        versions.makeAll();

        assertThat(rows.findAll()).isEmpty();
        keep("made", FileType.AVI, avi);
        versions.makeAll();
        Files.writeString(store.webVersionInTheMaking("made"), "half");
        store.delete("made");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .noneMatch(file -> file.startsWith("made"));
        }
    }

    @Test
    void aFileThatIsRemovedWhileItIsConvertedLeavesNothing() throws Exception {
        keep("large", FileType.AVI, Files.readAllBytes(avi("large.avi", "1920x1080", 4)));
        FutureTask<Void> making = new FutureTask<>(() -> {
            versions.makeAll();
            return null;
        });
        Thread.ofPlatform().start(making);
        await().pollInterval(Duration.ofMillis(10)).until(() -> Files.exists(store.webVersionInTheMaking("large")));

        versions.forget(new FileRemoved("large"));
        probe.forget(new FileRemoved("large"));
        store.delete("large");
        making.get();

        assertThat(rows.findAll()).isEmpty();
        assertThat(probed.findAll()).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void howFarItIsIsToldInPercent() throws IOException {
        Path avi = avi("large.avi", "1920x1080", 4);
        List<Integer> told = new ArrayList<>();
        ProbeResult.Read read = (ProbeResult.Read) probeOf(avi);

        new WebVideo(TestMedia.FFMPEG, TestMedia.properties(folder))
                .convert(avi, read.facts(), folder.resolve("target"), told::add);

        assertThat(told).isNotEmpty().isSorted().doesNotHaveDuplicates().allMatch(percent -> percent < 100);
        keep("old", FileType.AVI, Files.readAllBytes(avi));
        rows.reach("old", told.getFirst());
        assertThat(standing("old").percent()).isEqualTo(told.getFirst());
    }

    private ProbeResult probeOf(Path file) throws IOException {
        Files.copy(file, folder.resolve("probed"));
        return probe.of("probed");
    }

    private void begun(String name, int times) {
        for (int time = 0; time < times; time++) {
            WebVersion row = rows.findById(name).orElseThrow();
            assertThat(row.begin()).isTrue();
            rows.save(row);
        }
    }

    private static Path avi(String name, String size, double seconds) {
        return TestMedia.video(name, size, seconds, "-c:v", "mpeg4", "-c:a", "libmp3lame");
    }

    private void keep(String name, FileType type, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        versions.plan(new FileKept(name, type));
    }

    private WebVersions.Standing standing(String name) {
        return versions.standing(name).orElseThrow();
    }

    private static WebVersions.Standing standing(WebVersions.State state, int percent) {
        return new WebVersions.Standing(state, percent, null);
    }

    private MediaFacts made(String name) throws IOException {
        Files.copy(folder.resolve(name + ".web"), folder.resolve(name + "-made"));
        return ((ProbeResult.Read) probe.of(name + "-made")).facts();
    }
}

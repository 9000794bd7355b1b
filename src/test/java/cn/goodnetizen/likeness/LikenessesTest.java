package cn.goodnetizen.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.likeness.GeneratedFilms.Change;
import cn.goodnetizen.likeness.Likeness.Stretch;
import cn.goodnetizen.local.DatabaseTest;
import cn.goodnetizen.media.FileRemoved;
import cn.goodnetizen.media.GreyFrames;
import cn.goodnetizen.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Copies of a film are found, whatever was done to them, and nothing else; each step is committed, as in the background. */
@DatabaseTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LikenessesTest {

    private static final int FILM = 3;

    @TempDir
    private Path folder;

    @Autowired
    private FingerprintRows rows;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Object> published = new ArrayList<>();
    private Fingerprints fingerprints;
    private Likenesses likenesses;

    @BeforeEach
    void open() {
        open(TestMedia.greyFrames(folder), Duration.ofMinutes(1));
    }

    private void open(GreyFrames frames, Duration fingerprintTime) {
        LikenessProperties properties = properties(fingerprintTime);
        fingerprints = new Fingerprints(frames, rows, properties, Clock.systemUTC(), published::add, transactions);
        likenesses = new Likenesses(rows, properties);
    }

    /** The defaults, except for the time. */
    static LikenessProperties properties(Duration fingerprintTime) {
        String prefix = "good-netizen.likeness";
        return new Binder(new MapConfigurationPropertySource(Map.of(prefix + ".fingerprint-time", fingerprintTime)))
                .bindOrCreate(prefix, LikenessProperties.class);
    }

    @AfterEach
    void empty() {
        rows.namesOf(List.of(Fingerprints.State.values())).forEach(rows::forget);
    }

    @ParameterizedTest
    @EnumSource
    void aCopyIsFoundWhateverWasDoneToIt(Change change) throws IOException {
        Path film = GeneratedFilms.film(FILM);
        keep("film", film);
        keep("copy", GeneratedFilms.copy(film, 1, change));
        keep("stranger", GeneratedFilms.film(FILM + 3));

        fingerprints.makeAll();

        List<Likeness> found = likenesses.of("copy", List.of("film", "stranger", "copy", "missing"));
        assertThat(found).singleElement().satisfies(likeness -> {
            assertThat(likeness.storageName()).isEqualTo("film");
            assertThat(likeness.similarity()).isBetween(80, 100);
        });
        if (change != Change.SEVERAL) {
            assertThat(found.getFirst().mirrored()).isEqualTo(change == Change.MIRRORED);
        }
    }

    @Test
    void aCommonStretchIsToldByItsTimesInBoth() throws IOException {
        Path film = GeneratedFilms.film(FILM);
        Path stranger = GeneratedFilms.film(FILM + 3);
        keep("film", film);
        // Five seconds from the second 8 of the film, mirrored, behind six seconds of another.
        keep(
                "quoting",
                TestMedia.made(
                        "quoting.mp4",
                        List.of(
                                "-i",
                                stranger.toString(),
                                "-i",
                                film.toString(),
                                "-filter_complex",
                                "[0]trim=0:6[before];[1]trim=8:13,setpts=PTS-STARTPTS,hflip[quoted];[before][quoted]concat",
                                "-c:v",
                                "libopenh264")));
        keep("stranger", stranger);

        fingerprints.makeAll();

        List<Likeness> found = likenesses.of("quoting", List.of("film", "stranger"));
        assertThat(found).extracting(Likeness::storageName).containsExactly("stranger", "film");
        Likeness quoted = found.getLast();
        assertThat(quoted.mirrored()).isTrue();
        assertThat(quoted.similarity()).as("5 of the 11 seconds of the shorter").isBetween(38, 50);
        Stretch stretch = quoted.stretches().getFirst();
        assertThat(quoted.stretches()).hasSize(1);
        assertThat(stretch.startMillis()).isCloseTo(6000, within(500L));
        assertThat(stretch.endMillis()).isCloseTo(11_000, within(500L));
        assertThat(stretch.otherStartMillis()).isCloseTo(8000, within(500L));
        assertThat(stretch.otherEndMillis()).isCloseTo(13_000, within(500L));
    }

    @Test
    void aFilmWithoutItsMiddleHasTwoStretches() throws IOException {
        Path film = GeneratedFilms.film(FILM);
        keep("film", film);
        keep(
                "shortened",
                TestMedia.made(
                        "without-its-middle.mp4",
                        List.of(
                                "-i",
                                film.toString(),
                                "-vf",
                                "select='not(between(t,6,9.99))',setpts=N/12/TB",
                                "-c:v",
                                "libopenh264")));

        fingerprints.makeAll();

        List<Stretch> stretches =
                likenesses.of("film", List.of("shortened")).getFirst().stretches();
        assertThat(stretches).hasSize(2);
        assertThat(stretches.getFirst().endMillis()).isCloseTo(6000, within(500L));
        assertThat(stretches.getLast().startMillis()).isCloseTo(10_000, within(500L));
        assertThat(stretches.getLast().otherStartMillis()).isCloseTo(6000, within(500L));
        assertThat(stretches.getLast().otherEndMillis()).isCloseTo(12_000, within(500L));
    }

    @Test
    void aPictureThatStandsStillIsLikeItselfOnly() throws IOException {
        keep("still", still("one", 3));
        keep("same", still("one", 5));
        keep("other", still("other", 4));

        fingerprints.makeAll();

        assertThat(likenesses.of("still", List.of("same", "other")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.storageName()).isEqualTo("same");
                    assertThat(found.similarity()).isEqualTo(100);
                });
    }

    /** One picture of a film, shown for some seconds. */
    private static Path still(String of, int seconds) {
        return TestMedia.made(
                "still-%s-%d.mp4".formatted(of, seconds),
                List.of(
                        "-i",
                        GeneratedFilms.film(of.equals("one") ? FILM : FILM + 3).toString(),
                        "-vf",
                        "trim=0:0.05,loop=loop=%d:size=1".formatted(seconds * 12),
                        "-c:v",
                        "libopenh264"));
    }

    @Test
    void whatHasNoFingerprintSaysWhy() throws IOException {
        keep(
                "black",
                TestMedia.made(
                        "all-black.mp4",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=black:size=320x180:rate=10:duration=5",
                                "-c:v",
                                "libopenh264")));
        keep(
                "red",
                TestMedia.made(
                        "all-red.mp4",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=red:size=320x180:rate=10:duration=5",
                                "-c:v",
                                "libopenh264")));
        Files.write(folder.resolve("broken"), "....ftypisom, and nothing behind it".getBytes());
        fingerprints.want("broken");
        keep("sound", TestMedia.made("tone.mkv", List.of("-f", "lavfi", "-i", "sine=duration=2", "-c:a", "aac")));
        fingerprints.want("missing");
        keep("film", GeneratedFilms.film(FILM));

        fingerprints.makeAll();

        assertThat(failure("black")).isEqualTo(Fingerprints.Failure.FEATURELESS);
        assertThat(failure("red")).isEqualTo(Fingerprints.Failure.FEATURELESS);
        assertThat(failure("broken")).isEqualTo(Fingerprints.Failure.NO_PICTURE);
        assertThat(failure("sound")).isEqualTo(Fingerprints.Failure.NO_PICTURE);
        assertThat(failure("missing")).isEqualTo(Fingerprints.Failure.NO_PICTURE);
        assertThat(standing("film")).isEqualTo(new Fingerprints.Standing(Fingerprints.State.READY, null));
        assertThat(fingerprints.standing("never asked for")).isEmpty();
        assertThat(likenesses.of("black", List.of("film", "red"))).isEmpty();
        assertThat(published).containsExactly(new Fingerprinted("film"));
    }

    @Test
    void aFileThatBrokeOffIsFoundByWhatThereIs() throws IOException {
        Path film = GeneratedFilms.film(FILM);
        Path avi = TestMedia.made("to-break.avi", List.of("-i", film.toString(), "-c:v", "mpeg4"));
        byte[] whole = Files.readAllBytes(avi);
        Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2));
        fingerprints.want("half");
        keep("film", film);

        fingerprints.makeAll();

        assertThat(likenesses.of("film", List.of("half")))
                .singleElement()
                .satisfies(found -> assertThat(found.similarity()).isGreaterThan(90));
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws IOException {
        open(TestMedia.greyFrames(folder), Duration.ofMillis(1));
        keep("film", GeneratedFilms.film(FILM));

        fingerprints.makeAll();

        assertThat(failure("film")).isEqualTo(Fingerprints.Failure.TOO_LONG);
    }

    @Test
    void whereNoProgramStartsVideosGoOnWaiting() throws IOException {
        open(TestMedia.greyFramesThatDoNotStart(folder), Duration.ofMinutes(1));
        keep("film", GeneratedFilms.film(FILM));

        fingerprints.makeAll();

        assertThat(standing("film").state()).isEqualTo(Fingerprints.State.WAITING);
    }

    @Test
    void whatAShutdownInterruptsIsBegunAgainAfterTheNextStart() throws Exception {
        // What is read once at the first use is read now, not while the thread is interrupted.
        keep("first", GeneratedFilms.film(FILM));
        fingerprints.makeAll();
        published.clear();
        keep("film", GeneratedFilms.film(FILM));
        Thread background = Thread.ofPlatform().start(new FutureTask<>(() -> {
            fingerprints.makeAll();
            return null;
        }));
        await().pollInterval(Duration.ofMillis(5)).until(() -> standing("film").state() == Fingerprints.State.RUNNING);

        background.interrupt();
        background.join();

        assertThat(standing("film").state()).isEqualTo(Fingerprints.State.RUNNING);
        assertThat(published).isEmpty();
        open();
        fingerprints.makeAll();
        assertThat(standing("film").state()).isEqualTo(Fingerprints.State.READY);
    }

    @Test
    void whatAKillLeftRunningIsBegunAgainButNotForEver() throws IOException {
        keep("film", GeneratedFilms.film(FILM));
        keep("deadly", GeneratedFilms.film(FILM));
        assertThat(rows.begin("film", 3)).isEqualTo(1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(rows.begin("deadly", 3)).isEqualTo(1);
        }

        fingerprints.makeAll();

        assertThat(standing("film").state()).isEqualTo(Fingerprints.State.READY);
        assertThat(failure("deadly")).isEqualTo(Fingerprints.Failure.INTERRUPTED);
    }

    @Test
    void whatStandsIsNotMadeAgain() throws IOException {
        keep("film", GeneratedFilms.film(FILM));
        fingerprints.makeAll();

        fingerprints.want("film");
        fingerprints.makeAll();

        assertThat(published).containsExactly(new Fingerprinted("film"));
    }

    @Test
    void aFileThatWasRemovedIsForgottenEvenWhileItIsRead() throws Exception {
        keep("film", GeneratedFilms.film(FILM));
        keep("copy", GeneratedFilms.film(FILM));
        fingerprints.makeAll();
        assertThat(likenesses.of("film", List.of("copy"))).hasSize(1);

        fingerprints.forget(new FileRemoved("copy"));
        keep("removed", GeneratedFilms.film(FILM));
        FutureTask<Void> making = new FutureTask<>(() -> {
            fingerprints.makeAll();
            return null;
        });
        Thread.ofPlatform().start(making);
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> standing("removed").state() == Fingerprints.State.RUNNING);
        fingerprints.forget(new FileRemoved("removed"));
        making.get();

        assertThat(likenesses.of("film", List.of("copy", "removed"))).isEmpty();
        assertThat(fingerprints.standing("removed")).isEmpty();
        assertThat(published).doesNotContain(new Fingerprinted("removed"));
    }

    private void keep(String name, Path video) throws IOException {
        Files.copy(video, folder.resolve(name));
        fingerprints.want(name);
    }

    private Fingerprints.Standing standing(String name) {
        return fingerprints.standing(name).orElseThrow();
    }

    private Fingerprints.Failure failure(String name) {
        return standing(name).failure();
    }
}

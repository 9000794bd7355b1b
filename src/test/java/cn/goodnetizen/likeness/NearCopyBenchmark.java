package cn.goodnetizen.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.likeness.GeneratedFilms.Change;
import cn.goodnetizen.local.DatabaseTest;
import cn.goodnetizen.media.GreyFrames;
import cn.goodnetizen.media.TestMedia;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How many copies are found, how many works are called alike that are not, and how long that takes among many. On request
 * only: {@code mvn test -Dtest=NearCopyBenchmark}. Makes some 500 small videos, which takes several minutes; the figures are
 * those of docs/benchmarks.md.
 */
@DatabaseTest
class NearCopyBenchmark {

    private static final int FILMS = 100;
    private static final int WORKS = 2000;
    private static final int ASKED = 20;
    private static final List<Change> PLAIN = List.of(Change.RE_ENCODED, Change.SCALED, Change.TRIMMED);
    private static final List<Change> FURTHER =
            List.of(Change.LETTERBOXED, Change.PILLARBOXED, Change.MIRRORED, Change.SEVERAL);

    @TempDir
    private Path folder;

    @Autowired
    private FingerprintRows rows;

    private final LikenessProperties properties = LikenessesTest.properties(Duration.ofMinutes(1));

    @Test
    void copiesAreFoundAndDifferentWorksAreNot() throws IOException {
        List<Path> files =
                IntStream.range(0, FILMS).mapToObj(GeneratedFilms::film).toList();
        List<Fingerprint> films = new ArrayList<>();
        for (Path file : files) {
            films.add(fingerprint(file));
        }
        int[] pairs = new int[Change.values().length];
        int[] found = new int[Change.values().length];
        for (int pair = 0; pair < 4 * FILMS; pair++) {
            // 200 plain changes, two of each film, then 200 further ones.
            List<Change> changes = pair < 2 * FILMS ? PLAIN : FURTHER;
            Change change = changes.get(pair % changes.size());
            int film = pair % FILMS;
            Fingerprint copy = fingerprint(GeneratedFilms.copy(files.get(film), pair, change));
            pairs[change.ordinal()]++;
            if (like(copy, films.get(film)).isPresent()) {
                found[change.ordinal()]++;
            } else {
                System.out.printf("not found: film %d, %s%n", film, change);
            }
        }
        for (Change change : Change.values()) {
            System.out.printf("%s: %d of %d found%n", change, found[change.ordinal()], pairs[change.ordinal()]);
        }
        falseAlarms(films);
        assertThat(PLAIN).allSatisfy(change -> assertThat(found[change.ordinal()])
                .as(change.name())
                .isGreaterThanOrEqualTo((int) Math.ceil(0.95 * pairs[change.ordinal()])));
    }

    private void falseAlarms(List<Fingerprint> films) {
        int pairs = 0;
        int ofOneKind = 0;
        int alarms = 0;
        int alarmsOfOneKind = 0;
        for (int one = 0; one < FILMS; one++) {
            for (int other = one + 1; other < FILMS; other++) {
                boolean sameKind = GeneratedFilms.kind(one) == GeneratedFilms.kind(other);
                pairs++;
                ofOneKind += sameKind ? 1 : 0;
                if (like(films.get(one), films.get(other)).isPresent()) {
                    System.out.printf("false alarm: films %d and %d%n", one, other);
                    alarms++;
                    alarmsOfOneKind += sameKind ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "different works: %d false alarms in %d pairs, of them %d in %d of one kind%n",
                alarms, pairs, alarmsOfOneKind, ofOneKind);
        assertThat(alarms).isLessThanOrEqualTo(pairs / 100);
        assertThat(alarmsOfOneKind).isLessThanOrEqualTo(ofOneKind / 100);
    }

    @Test
    void oneWorkIsComparedWithTwoThousandInASecond() throws IOException {
        List<long[]> pool = new ArrayList<>();
        for (int film = 0; film < 2 * 9; film++) {
            pool.add(fingerprint(GeneratedFilms.film(film)).hashes());
        }
        Random random = new Random(1);
        List<Fingerprint> works = new ArrayList<>();
        for (int work = 0; work < WORKS; work++) {
            // Twenty of them were handed in twice.
            boolean again = work >= ASKED && work < 2 * ASKED;
            works.add(again ? copy(works.get(work - ASKED), random) : work(pool, random));
        }
        int pictures = works.stream().mapToInt(work -> work.hashes().length).sum();
        System.out.printf(
                "%d works of %d s on average; their hashes take %.1f MB, with the mirrored ones %.1f MB%n",
                WORKS, pictures / WORKS / Fingerprint.PER_SECOND, pictures * 8e-6, pictures * 16e-6);

        measure("in memory", asked -> {
            Comparison comparison = new Comparison(works.get(asked), properties);
            return IntStream.range(0, WORKS)
                    .filter(other -> other != asked)
                    .mapToObj(other ->
                            comparison.with(name(other), works.get(other).hashes()))
                    .flatMap(Optional::stream)
                    .toList();
        });

        for (int work = 0; work < WORKS; work++) {
            rows.want(name(work), Instant.now());
            rows.keep(
                    name(work),
                    Fingerprint.bytes(works.get(work).hashes()),
                    Fingerprint.bytes(works.get(work).mirrored()));
        }
        List<String> names =
                IntStream.range(0, WORKS).mapToObj(NearCopyBenchmark::name).toList();
        Likenesses likenesses = new Likenesses(rows, properties);
        measure("from the database", asked -> likenesses.of(name(asked), names));
    }

    private static void measure(String what, IntFunction<List<Likeness>> comparing) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        comparing.apply(0);
        long[] micros = new long[ASKED];
        long allocated = thread.getCurrentThreadAllocatedBytes();
        for (int asked = 0; asked < ASKED; asked++) {
            long begun = System.nanoTime();
            List<Likeness> found = comparing.apply(asked);
            micros[asked] = (System.nanoTime() - begun) / 1000;
            assertThat(found).extracting(Likeness::storageName).contains(name(asked + ASKED));
        }
        allocated = (thread.getCurrentThreadAllocatedBytes() - allocated) / ASKED;
        Arrays.sort(micros);
        System.out.printf(
                "one work with %d, %s: %.2f s in the middle, %.2f s at most; %d MB allocated%n",
                WORKS - 1, what, micros[ASKED / 2] / 1e6, micros[ASKED - 1] / 1e6, allocated >> 20);
        assertThat(micros[ASKED - 1]).isLessThanOrEqualTo(1_000_000);
    }

    private static String name(int work) {
        return "work-" + work;
    }

    /**
     * One to five minutes, rather long than short, in shots of one to eight seconds. A shot begins with a hash of a real picture
     * in which some bits differ, and moves on from there; one picture in twenty is black.
     */
    private static Fingerprint work(List<long[]> pool, Random random) {
        int seconds = 60 + (int) (240 * Math.sqrt(random.nextDouble()));
        long[] hashes = new long[seconds * Fingerprint.PER_SECOND];
        long hash = 0;
        int shot = 0;
        for (int at = 0; at < hashes.length; at++) {
            if (shot-- == 0) {
                long[] film = pool.get(random.nextInt(pool.size()));
                hash = flipped(film[random.nextInt(film.length)], 16, random);
                shot = (1 + random.nextInt(8)) * Fingerprint.PER_SECOND;
            }
            hash = flipped(hash, random.nextInt(3), random);
            hashes[at] = random.nextInt(20) == 0 ? PictureHash.NONE : hash;
        }
        long[] mirrored = Arrays.stream(hashes)
                .map(upright -> upright == PictureHash.NONE ? upright : upright ^ 0xAAAA_AAAA_AAAA_AAAAL)
                .toArray();
        return new Fingerprint(hashes, mirrored);
    }

    private static Fingerprint copy(Fingerprint work, Random random) {
        return new Fingerprint(
                Arrays.stream(work.hashes())
                        .map(hash -> hash == PictureHash.NONE ? hash : flipped(hash, random.nextInt(9), random))
                        .toArray(),
                work.mirrored());
    }

    private static long flipped(long hash, int bits, Random random) {
        long flipped = hash;
        for (int bit = 0; bit < bits; bit++) {
            flipped ^= 1L << random.nextInt(Long.SIZE);
        }
        return flipped;
    }

    private Optional<Likeness> like(Fingerprint one, Fingerprint other) {
        return new Comparison(one, properties).with("other", other.hashes());
    }

    private Fingerprint fingerprint(Path video) throws IOException {
        Path stored = folder.resolve(video.getFileName());
        Files.copy(video, stored);
        List<byte[]> pictures = new ArrayList<>();
        assertThat(TestMedia.greyFrames(folder)
                        .read(stored.getFileName().toString(), properties.sampling(), pictures::add))
                .as(video.toString())
                .isEqualTo(GreyFrames.End.READ);
        return Fingerprint.of(pictures);
    }
}

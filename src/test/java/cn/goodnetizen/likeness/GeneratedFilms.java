package cn.goodnetizen.likeness;

import cn.goodnetizen.media.TestMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Films of some seconds from ffmpeg's own sources, no two alike: each by a seed, of one kind of picture, or cut together
 * from several kinds. And copies of them as people make them.
 */
final class GeneratedFilms {

    static final int SECONDS = 16;

    private static final int SHOTS = 4;
    private static final int KINDS = 8;
    private static final int MIXED = KINDS;

    private GeneratedFilms() {}

    /** Every third one is cut together of {@link #MIXED} kinds, the others are of one kind, eight kinds in turn. */
    static int kind(int seed) {
        return seed % 3 == 0 ? MIXED : (seed / 3 * 2 + seed % 3) % KINDS;
    }

    static Path film(int seed) {
        Random random = new Random(seed);
        String graph;
        if (kind(seed) == MIXED) {
            graph = IntStream.range(0, SHOTS)
                            .mapToObj(shot -> "%s,trim=duration=%d,setpts=PTS-STARTPTS,setsar=1[shot%d]"
                                    .formatted(shot(random.nextInt(KINDS), random, "_" + shot), SECONDS / SHOTS, shot))
                            .collect(Collectors.joining(";"))
                    + IntStream.range(0, SHOTS).mapToObj("[shot%d]"::formatted).collect(Collectors.joining("", ";", ""))
                    + "concat=n=" + SHOTS;
        } else {
            graph = shot(kind(seed), random, "");
        }
        return TestMedia.made(
                "film-" + seed + ".mp4",
                encoded(
                        List.of("-f", "lavfi", "-i", graph),
                        "-t",
                        Integer.toString(SECONDS),
                        "-c:v",
                        "libopenh264",
                        "-b:v",
                        "700k"));
    }

    private static String shot(int kind, Random random, String label) {
        String picture =
                switch (kind) {
                    case 0 ->
                        "mandelbrot=size=320x180:rate=12:maxiter=300:start_scale=%.3f:end_scale=%.4f:end_pts=%d:%s"
                                .formatted(
                                        1.0 + random.nextDouble(),
                                        0.01 + random.nextDouble() / 10,
                                        100 + random.nextInt(200),
                                        point(random));
                    case 1 ->
                        "life=size=80x45:rate=4:seed=%d:ratio=%.2f:mold=10:life_color=%s:death_color=%s,fps=12,scale=320:180:flags=neighbor"
                                .formatted(
                                        random.nextInt(100_000),
                                        0.2 + random.nextDouble() / 4,
                                        colour(random),
                                        colour(random));
                    case 2 ->
                        "cellauto=size=80x45:rate=12:seed=%d:ratio=%.2f:rule=%d,scale=320:180:flags=neighbor"
                                .formatted(
                                        random.nextInt(100_000),
                                        0.3 + random.nextDouble() / 3,
                                        new int[] {30, 45, 73, 110, 150}[random.nextInt(5)]);
                    case 3 ->
                        "perlin=size=320x180:rate=12:octaves=4:persistence=0.7:xscale=%.1f:yscale=%.1f:tscale=%.2f:random_mode=seed:random_seed=%d"
                                .formatted(
                                        3 + 6 * random.nextDouble(),
                                        2 + 4 * random.nextDouble(),
                                        0.2 + random.nextDouble() / 2,
                                        random.nextInt(100_000));
                    case 4 ->
                        "gradients=size=320x180:rate=12:seed=%d:n=6:speed=%.3f:type=%s"
                                .formatted(
                                        random.nextInt(100_000),
                                        0.005 + random.nextDouble() / 50,
                                        List.of("linear", "radial", "circular", "spiral")
                                                .get(random.nextInt(4)));
                    case 5 ->
                        "sierpinski=size=320x180:rate=12:type=%s:seed=%d:jump=%d"
                                .formatted(
                                        random.nextBoolean() ? "carpet" : "triangle",
                                        random.nextInt(100_000),
                                        5 + random.nextInt(30));
                    case 6 ->
                        "zoneplate=size=320x180:rate=12:kx=%d:ky=%d:kt=%d:kx2=%d:ky2=%d:kxy=%d"
                                .formatted(
                                        random.nextInt(60),
                                        random.nextInt(60),
                                        1 + random.nextInt(4),
                                        random.nextInt(5),
                                        random.nextInt(5),
                                        random.nextInt(5));
                    default ->
                        "testsrc2=size=640x360:rate=12,crop=320:180:%d:%d,hue=h=%d*t"
                                .formatted(random.nextInt(320), random.nextInt(180), 10 + random.nextInt(60));
                };
        // Something passes through every picture, as people do: a plain ground alone is no film.
        String passing =
                "life=size=%dx%d:rate=3:seed=%d:mold=10:life_color=%s:death_color=%s:ratio=0.3,fps=12,scale=%d:%d:flags=neighbor"
                        .formatted(
                                12,
                                9,
                                random.nextInt(100_000),
                                colour(random),
                                colour(random),
                                60 + random.nextInt(60),
                                60 + random.nextInt(60));
        return "%s[ground%s];%s[passing%s];[ground%s][passing%s]overlay=shortest=1:x='(W-w)*(0.5+0.5*sin(%.2f+t*%.2f))':y='(H-h)*(0.5+0.5*sin(%.2f+t*%.2f))'"
                .formatted(
                        picture,
                        label,
                        passing,
                        label,
                        label,
                        label,
                        6 * random.nextDouble(),
                        0.2 + random.nextDouble(),
                        6 * random.nextDouble(),
                        0.2 + random.nextDouble());
    }

    /** On the edge of the set, where there is something to see. */
    private static String point(Random random) {
        double angle = 2 * Math.PI * random.nextDouble();
        double x = Math.cos(angle) / 2 - Math.cos(2 * angle) / 4;
        double y = Math.sin(angle) / 2 - Math.sin(2 * angle) / 4;
        return "start_x=%.5f:start_y=%.5f".formatted(x, y);
    }

    private static String colour(Random random) {
        return "0x%06x".formatted(random.nextInt(1 << 24));
    }

    /** What people do to a film; every change has several sorts of itself. */
    enum Change {
        RE_ENCODED,
        SCALED,
        TRIMMED,
        LETTERBOXED,
        PILLARBOXED,
        MIRRORED,
        SEVERAL
    }

    static Path copy(Path film, int seed, Change change) {
        Random random = new Random(seed);
        String filter = filter(change, random);
        List<String> options = new ArrayList<>();
        String ending = "mp4";
        if (change == Change.RE_ENCODED || change == Change.SEVERAL) {
            List<String> codec = CODECS.get(random.nextInt(CODECS.size()));
            ending = codec.getFirst();
            options.addAll(codec.subList(1, codec.size()));
            options.addAll(List.of("-r", List.of("10", "12", "15", "25").get(random.nextInt(4))));
        } else {
            options.addAll(List.of("-c:v", "libopenh264", "-b:v", "400k"));
        }
        options.addAll(0, List.of("-vf", filter));
        String of = film.getFileName().toString();
        String name = "%s-copy-%d-%s.%s".formatted(of, seed, change.name().toLowerCase(Locale.ROOT), ending);
        return TestMedia.made(name, encoded(List.of("-i", film.toString()), options.toArray(String[]::new)));
    }

    private static final List<List<String>> CODECS = List.of(
            List.of("avi", "-c:v", "mpeg4", "-b:v", "250k"),
            List.of("avi", "-c:v", "mjpeg", "-q:v", "12", "-pix_fmt", "yuvj420p"),
            List.of("mkv", "-c:v", "libvpx", "-b:v", "200k", "-deadline", "realtime", "-cpu-used", "8"),
            List.of("mkv", "-c:v", "libvpx-vp9", "-b:v", "200k", "-deadline", "realtime", "-cpu-used", "8"),
            List.of("wmv", "-c:v", "wmv2", "-b:v", "300k"),
            List.of("mov", "-c:v", "libopenh264", "-b:v", "150k"));

    private static String filter(Change change, Random random) {
        return switch (change) {
            case RE_ENCODED -> "null";
            case SCALED ->
                List.of("scale=640:360", "scale=854:480", "scale=160:90", "scale=240:180", "scale=400:180")
                        .get(random.nextInt(5));
            case TRIMMED -> trim(random);
            case LETTERBOXED ->
                "pad=320:%d:0:-1".formatted(List.of(240, 210, 320).get(random.nextInt(3)));
            case PILLARBOXED ->
                "pad=%d:180:-1:0".formatted(List.of(426, 390, 480).get(random.nextInt(3)));
            case MIRRORED -> "hflip";
            case SEVERAL -> trim(random) + ",scale=256:144,pad=256:192:0:-1" + (random.nextBoolean() ? ",hflip" : "");
        };
    }

    /** At its beginning, its end, both, or in its middle; half to three quarters are left. */
    private static String trim(Random random) {
        double cut = SECONDS * (0.25 + random.nextDouble() / 4);
        double from = random.nextDouble() * (SECONDS - cut);
        String kept =
                switch (random.nextInt(4)) {
                    case 0 -> "gte(t,%.2f)".formatted(cut);
                    case 1 -> "lte(t,%.2f)".formatted(SECONDS - cut);
                    case 2 -> "between(t,%.2f,%.2f)".formatted(from, from + SECONDS - cut);
                    default -> "not(between(t,%.2f,%.2f))".formatted(from, from + cut);
                };
        return "select='%s',setpts=N/12/TB".formatted(kept);
    }

    private static List<String> encoded(List<String> input, String... options) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(List.of(options));
        if (!arguments.contains("-pix_fmt")) {
            arguments.addAll(List.of("-pix_fmt", "yuv420p"));
        }
        return arguments;
    }
}

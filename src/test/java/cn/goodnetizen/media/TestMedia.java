package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.unit.DataSize;

/** Small videos and sounds that the tests make themselves with the same ffmpeg, each once in a run. */
public final class TestMedia {

    private static final Path FOLDER = Path.of("target/test-media");
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    /** Unpacked once for all runs, not into each test's folder. */
    static final Ffmpeg FFMPEG = new Ffmpeg(properties(Path.of("target/test-files")));

    private TestMedia() {}

    static MediaProperties properties(Path files) {
        return properties(files, Duration.ofSeconds(60), DataSize.ofMegabytes(8));
    }

    static MediaProperties properties(Path files, Duration probeTime, DataSize probeOutput) {
        return properties(files, probeTime, probeOutput, Duration.ofMinutes(2));
    }

    static MediaProperties properties(Path files, Duration probeTime, DataSize probeOutput, Duration webVersionTime) {
        return new MediaProperties(
                files,
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                1,
                Duration.ofDays(1),
                100_000_000,
                Duration.ofSeconds(30),
                probeTime,
                probeOutput,
                webVersionTime);
    }

    /** As where no other place is named: in the folder. */
    static FileStore store(MediaProperties properties) {
        return new FileStore(properties, new FolderBlobs(properties.files()));
    }

    /** What other features see of the videos in a folder. */
    public static GreyFrames greyFrames(Path folder) {
        return new GreyFrames(store(properties(folder)), FFMPEG);
    }

    /** As {@link #greyFrames}, where a library of the system is missing. */
    public static GreyFrames greyFramesThatDoNotStart(Path folder) throws IOException {
        return new GreyFrames(store(properties(folder)), ffmpegThatDoesNotStart(folder));
    }

    /** As where a library of the system is missing. */
    static Ffmpeg ffmpegThatDoesNotStart(Path folder) throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools/ffmpeg-7.1.1-with-ffprobe"));
        Path program = Files.writeString(tools.resolve("ffprobe"), "#!/bin/sh\nexit 127\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new Ffmpeg(properties(folder));
    }

    /** A test card with a tone. */
    public static Path video(String name, String size, double seconds, String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=" + size + ":rate=10",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440",
                "-t",
                Double.toString(seconds),
                "-shortest"));
        arguments.addAll(List.of(further));
        return made(name, arguments);
    }

    /** H.264 and AAC, as most phones and programs write. */
    public static Path ordinary(String name, String size, double seconds, String... further) {
        List<String> codecs = new ArrayList<>(List.of("-c:v", "libopenh264", "-c:a", "aac", "-pix_fmt", "yuv420p"));
        codecs.addAll(List.of(further));
        return video(name, size, seconds, codecs.toArray(String[]::new));
    }

    public static Path made(String name, List<String> arguments) {
        return MADE.computeIfAbsent(name, missing -> {
            try {
                Files.createDirectories(FOLDER);
                Path file = FOLDER.resolve(name);
                List<String> all = new ArrayList<>(arguments);
                all.add(file.toString());
                assertThat(FFMPEG.convert(all, Duration.ofMinutes(1), line -> {}))
                        .as(String.join(" ", all))
                        .isEqualTo(LimitedProcess.End.DONE);
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes another duration, in seconds, into every head of an MP4 that says one. */
    static byte[] claiming(byte[] mp4, int seconds) {
        ByteBuffer patched = ByteBuffer.wrap(mp4.clone());
        int movie = box(mp4, "mvhd");
        int media = box(mp4, "mdhd");
        patched.putInt(movie + 20, seconds * patched.getInt(movie + 16));
        patched.putInt(box(mp4, "tkhd") + 24, seconds * patched.getInt(movie + 16));
        patched.putInt(media + 20, seconds * patched.getInt(media + 16));
        return patched.array();
    }

    private static int box(byte[] mp4, String name) {
        int at = new String(mp4, StandardCharsets.ISO_8859_1).indexOf(name);
        assertThat(at).as(name).isPositive();
        return at;
    }
}

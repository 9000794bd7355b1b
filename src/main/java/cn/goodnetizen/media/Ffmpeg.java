package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The real ffmpeg and ffprobe out of the jar, each in a process of its own. They are told which container they read and
 * may open no second file, so that a playlist in disguise reaches nothing.
 */
@Component
class Ffmpeg {

    private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64/";

    /** What lies in the jar, and the name under which the program looks for it. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("ffmpeg", "ffmpeg"),
            Map.entry("ffprobe", "ffprobe"),
            Map.entry("libavcodec.so.61", "libavcodec.so.61"),
            Map.entry("libavdevice.so.61", "libavdevice.so.61"),
            Map.entry("libavfilter.so.10", "libavfilter.so.10"),
            Map.entry("libavformat.so.61", "libavformat.so.61"),
            Map.entry("libavutil.so.59", "libavutil.so.59"),
            Map.entry("libswresample.so.5", "libswresample.so.5"),
            Map.entry("libswscale.so.8", "libswscale.so.8"),
            Map.entry("libdrm.so.2", "libdrm.so.2"),
            Map.entry("libva.so", "libva.so.2"),
            Map.entry("libva-drm.so", "libva-drm.so.2"));

    private static final Map<FileType, String> CONTAINERS = Map.of(
            FileType.MP4, "mov",
            FileType.MOV, "mov",
            FileType.M4A, "mov",
            FileType.AVI, "avi",
            FileType.MKV, "matroska",
            FileType.WMV, "asf",
            FileType.MP3, "mp3",
            FileType.WAV, "wav");

    private static final Duration FIRST_START = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);

    private final Path tools;

    @Nullable
    private Boolean runs;

    Ffmpeg(MediaProperties properties) {
        this.tools = properties.files().resolve("tools").resolve("ffmpeg-7.1.1-with-ffprobe");
    }

    static boolean reads(FileType type) {
        return CONTAINERS.containsKey(type);
    }

    /** The arguments that open a file as what its content says it is, and nothing else. */
    static List<String> opening(Path file, FileType type) {
        return List.of(
                "-max_alloc",
                "268435456",
                "-threads",
                "1",
                "-protocol_whitelist",
                "file",
                "-f",
                CONTAINERS.get(type),
                "-i",
                "file:" + file.toAbsolutePath());
    }

    /** Whether our ffmpeg runs on this system; asked once, because a program that does not start judges no file. */
    synchronized boolean available() throws IOException {
        if (runs == null) {
            boolean ours =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")
                            && System.getProperty("os.arch").equals("amd64");
            runs = ours && probe(List.of("-version"), FIRST_START, 1 << 16, line -> {}) == LimitedProcess.End.DONE;
            if (!runs) {
                log.error("ffmpeg does not start on this system: no video is shown, looked into or converted");
            }
        }
        return runs;
    }

    LimitedProcess.End probe(List<String> arguments, Duration limit, long mostBytes, Consumer<String> lines)
            throws IOException {
        return LimitedProcess.run(command("ffprobe", List.of(), arguments), limit, mostBytes, lines);
    }

    LimitedProcess.End convert(List<String> arguments, Duration limit, Consumer<String> lines) throws IOException {
        return LimitedProcess.run(converting(arguments), limit, Long.MAX_VALUE, lines);
    }

    /** What it draws comes over a pipe. */
    LimitedProcess.End draw(List<String> arguments, Duration limit, long mostBytes, LimitedProcess.Output pictures)
            throws IOException {
        return LimitedProcess.pipe(converting(arguments), limit, mostBytes, pictures);
    }

    private ProcessBuilder converting(List<String> arguments) throws IOException {
        return command("ffmpeg", List.of("-nostdin", "-y"), arguments);
    }

    private ProcessBuilder command(String program, List<String> first, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(unpacked().resolve(program).toAbsolutePath().toString());
        command.addAll(List.of("-hide_banner", "-loglevel", "error"));
        command.addAll(first);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", tools.toAbsolutePath().toString());
        return builder;
    }

    /** Unpacked when first needed; a folder that stands is whole, because it is moved there as one. */
    private synchronized Path unpacked() throws IOException {
        if (Files.exists(tools)) {
            return tools;
        }
        Files.createDirectories(tools.getParent());
        Path unpacking = Files.createTempDirectory(tools.getParent(), "ffmpeg");
        for (Map.Entry<String, String> part : PARTS.entrySet()) {
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(FOLDER + part.getKey())) {
                if (in == null) {
                    throw new IOException("the ffmpeg jar has no " + part.getKey());
                }
                Files.copy(in, unpacking.resolve(part.getValue()));
            }
        }
        for (String program : List.of("ffmpeg", "ffprobe")) {
            if (!unpacking.resolve(program).toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
        }
        Files.move(unpacking, tools, StandardCopyOption.ATOMIC_MOVE);
        return tools;
    }
}

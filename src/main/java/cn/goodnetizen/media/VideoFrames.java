package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A frame of a video, by the real ffmpeg out of the jar, in a process of its own that is killed when it takes too long.
 * ffmpeg is told which container it reads and may open no second file, so that a playlist in disguise reaches nothing.
 */
@Component
class VideoFrames {

    private static final Logger log = LoggerFactory.getLogger(VideoFrames.class);
    private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64/";

    /** What lies in the jar, and the name under which the program looks for it. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("ffmpeg", "ffmpeg"),
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
            FileType.AVI, "avi",
            FileType.MKV, "matroska",
            FileType.WMV, "asf");

    private final Path tools;

    VideoFrames(MediaProperties properties) {
        this.tools = properties.files().resolve("tools").resolve("ffmpeg-7.1.1");
    }

    /** @return whether a frame was drawn: not on a system without our ffmpeg, and not of a file that is no video */
    boolean draw(Path video, FileType type, Path target, Duration limit) throws IOException {
        Optional<Path> ffmpeg = ffmpeg();
        if (ffmpeg.isEmpty()) {
            return false;
        }
        // The first second of many a video is black; a shorter one is taken from its beginning.
        for (String second : List.of("1", "0")) {
            run(ffmpeg.get(), video, CONTAINERS.get(type), second, target, limit);
            if (Files.size(target) > 0) {
                return true;
            }
        }
        return false;
    }

    private void run(Path ffmpeg, Path video, String container, String second, Path target, Duration limit)
            throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                ffmpeg.toAbsolutePath().toString(),
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "error",
                "-max_alloc",
                "268435456",
                "-threads",
                "1",
                "-protocol_whitelist",
                "file",
                "-f",
                container,
                "-ss",
                second,
                "-i",
                "file:" + video.toAbsolutePath(),
                "-an",
                "-sn",
                "-dn",
                "-frames:v",
                "1",
                "-vf",
                "scale='if(gt(iw,ih),min(%1$d,iw),-2)':'if(gt(iw,ih),-2,min(%1$d,ih))'".formatted(Thumbnails.SIDE),
                "-pix_fmt",
                "yuvj420p",
                "-f",
                "mjpeg",
                "-y",
                "file:" + target.toAbsolutePath());
        command.environment().put("LD_LIBRARY_PATH", tools.toAbsolutePath().toString());
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = command.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("ffmpeg took longer than {} for a frame and is killed", limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for ffmpeg", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Unpacked when first needed; a folder that stands is whole, because it is moved there as one. */
    private synchronized Optional<Path> ffmpeg() throws IOException {
        Path program = tools.resolve("ffmpeg");
        if (Files.exists(program)) {
            return Optional.of(program);
        }
        boolean ours = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")
                && System.getProperty("os.arch").equals("amd64");
        if (!ours) {
            return Optional.empty();
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
        if (!unpacking.resolve("ffmpeg").toFile().setExecutable(true)) {
            throw new IOException("ffmpeg cannot be made executable");
        }
        Files.move(unpacking, tools, StandardCopyOption.ATOMIC_MOVE);
        return Optional.of(program);
    }
}

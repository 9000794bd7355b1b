package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/** Makes of any video an MP4 with H.264 and AAC of at most 1080p, without what a phone wrote about place and owner. */
@Component
class WebVideo {

    private static final long MOST_BITS = 3_000_000;
    private static final long FEWEST_BITS = 500_000;
    private static final String PROGRESS = "out_time_us=";

    /** Square pixels, no side longer than 1920 and the shorter one not over 1080, both even. */
    private static final String SCALE = "scale=w='2*trunc(iw*sar*%1$s/2)':h='2*trunc(ih*%1$s/2)',setsar=1"
            .formatted("min(1,min(1920/max(iw*sar,ih),1080/min(iw*sar,ih)))");

    private final Ffmpeg ffmpeg;
    private final MediaProperties properties;

    WebVideo(Ffmpeg ffmpeg, MediaProperties properties) {
        this.ffmpeg = ffmpeg;
        this.properties = properties;
    }

    /** Whether this system can make any; where not, what waits goes on waiting. */
    boolean available() throws IOException {
        return ffmpeg.available();
    }

    /** @param progress hears of each whole percent once */
    LimitedProcess.End convert(Path original, MediaFacts facts, Path target, IntConsumer progress) throws IOException {
        // Never much larger than the original, and never too coarse to judge by.
        long bits = Math.clamp(facts.bitsPerSecond(), FEWEST_BITS, MOST_BITS);
        List<String> arguments = new ArrayList<>(Ffmpeg.opening(original, facts.type()));
        arguments.addAll(List.of(
                "-map",
                "0:V:0",
                "-map",
                "0:a:0?",
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-threads",
                "1",
                "-filter_threads",
                "1",
                "-vf",
                SCALE,
                "-c:v",
                "libopenh264",
                "-pix_fmt",
                "yuv420p",
                "-b:v",
                Long.toString(bits),
                "-c:a",
                "aac",
                "-ac",
                "2",
                "-b:a",
                "128k",
                "-movflags",
                "+faststart",
                "-progress",
                "pipe:1",
                "-f",
                "mp4",
                "file:" + target.toAbsolutePath()));
        int[] told = {0};
        return ffmpeg.convert(arguments, properties.webVersionTime(), line -> {
            int done = percent(line, facts.durationMillis());
            if (done > told[0]) {
                told[0] = done;
                progress.accept(done);
            }
        });
    }

    private static int percent(String line, long millis) {
        if (!line.startsWith(PROGRESS) || millis == 0) {
            return 0;
        }
        return PacketSpan.number(line.substring(PROGRESS.length()))
                .map(micros -> (int) Math.clamp(micros / 10 / millis, 0, 99))
                .orElse(0);
    }
}

package cn.goodnetizen.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A frame of a video that is not black, if it has one in its first half minute. */
@Component
class VideoFrames {

    private static final Logger log = LoggerFactory.getLogger(VideoFrames.class);

    /** The mean of a frame's brightness is 16 where all is black and 235 where all is white. */
    private static final String NOT_BLACK =
            ",format=yuv420p,signalstats,metadata=mode=select:key=lavfi.signalstats.YAVG:value=32:function=greater";

    private static final String ANY = "";

    private static final long LARGEST_PICTURE = 16 << 20;

    private final Ffmpeg ffmpeg;

    VideoFrames(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param side the longer side in pixels, for a video that is larger
     * @return whether a frame was drawn: not on a system without our ffmpeg, and not of a file that is no video
     */
    boolean draw(Path video, FileType type, Path target, int side, Duration limit) throws IOException {
        if (!ffmpeg.available()) {
            return false;
        }
        long begin = System.nanoTime();
        // The first second of many a video shows a title that fades in; a shorter one is taken from its beginning.
        for (String[] attempt : new String[][] {{"1", NOT_BLACK}, {"0", NOT_BLACK}, {"0", ANY}}) {
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            LimitedProcess.End end = draw(video, type, target, side, left, attempt[0], attempt[1]);
            if (end == LimitedProcess.End.TOO_LONG) {
                log.warn("ffmpeg took longer than {} for a frame and is killed", limit);
                return false;
            }
            if (Files.size(target) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The frame that a viewer sees at a moment, as JPEG; empty behind the last one, and as {@link #draw}.
     *
     * @param side the longer side in pixels, for a video that is larger
     */
    Optional<byte[]> at(Path video, FileType type, long millis, int side, Duration limit) throws IOException {
        if (!ffmpeg.available()) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>(List.of("-ss", Math.max(0, millis) + "ms"));
        arguments.addAll(Ffmpeg.opening(video, type));
        arguments.addAll(List.of(
                "-map",
                "0:V:0",
                "-frames:v",
                "1",
                "-vf",
                scaledTo(side),
                "-pix_fmt",
                "yuvj420p",
                "-q:v",
                "3",
                "-f",
                "mjpeg",
                "pipe:1"));
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ffmpeg.draw(arguments, limit, LARGEST_PICTURE, (buffer, length) -> picture.write(buffer, 0, length));
        return picture.size() == 0 ? Optional.empty() : Optional.of(picture.toByteArray());
    }

    private LimitedProcess.End draw(
            Path video, FileType type, Path target, int side, Duration limit, String second, String choice)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-ss", second, "-t", "30"));
        arguments.addAll(Ffmpeg.opening(video, type));
        arguments.addAll(List.of(
                "-an",
                "-sn",
                "-dn",
                "-frames:v",
                "1",
                "-vf",
                scaledTo(side) + choice,
                "-pix_fmt",
                "yuvj420p",
                "-f",
                "mjpeg",
                "file:" + target.toAbsolutePath()));
        return ffmpeg.convert(arguments, limit, line -> {});
    }

    /** Square pixels, both sides even. */
    private static String scaledTo(int side) {
        return "scale='if(gt(iw*sar,ih),2*trunc(min(%1$d,iw*sar)/2),-2)':'if(gt(iw*sar,ih),-2,2*trunc(min(%1$d,ih)/2))'"
                .formatted(side);
    }
}

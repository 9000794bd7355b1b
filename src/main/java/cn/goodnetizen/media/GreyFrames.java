package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * A stored video as a row of small grey pictures, for whoever compares videos. The first stands for the moment 0 of the
 * player, each further one for the next step of time, whatever the frame rate of the video. The whole picture is drawn
 * into a square: what a copy stretched is the same again.
 */
@Component
public class GreyFrames {

    public enum End {
        /** All of it was read, or as much as a damaged file or the longest time has. */
        READ,
        /** It is no video, or none of its pictures can be read. */
        NO_PICTURE,
        /** It took longer than it may. */
        TOO_LONG
    }

    /**
     * @param side of a picture in pixels; a picture has side × side bytes, line by line from above, 0 black to 255 white
     * @param perSecond how many pictures stand for a second
     * @param longest what lies behind it is not read
     * @param limit how long reading may take
     */
    public record Sampling(int side, int perSecond, Duration longest, Duration limit) {}

    private final FileStore store;
    private final Ffmpeg ffmpeg;

    GreyFrames(FileStore store, Ffmpeg ffmpeg) {
        this.store = store;
        this.ffmpeg = ffmpeg;
    }

    /** Whether this system can read any. */
    public boolean available() throws IOException {
        return ffmpeg.available();
    }

    /** @param pictures gets each picture in an array of its own, on a thread of its own, before this returns */
    public End read(String storageName, Sampling sampling, Consumer<byte[]> pictures) throws IOException {
        return store.open(storageName).exists()
                ? store.read(storageName, video -> read(video, sampling, pictures))
                : End.NO_PICTURE;
    }

    private End read(Path video, Sampling sampling, Consumer<byte[]> pictures) throws IOException {
        Optional<FileType> type = FileType.of(FileContent.typeOf(video));
        if (type.filter(Ffmpeg::reads).isEmpty()) {
            return End.NO_PICTURE;
        }
        long most = sampling.longest().toSeconds() * sampling.perSecond();
        List<String> arguments =
                new ArrayList<>(List.of("-t", sampling.longest().toSeconds() + "s"));
        arguments.addAll(Ffmpeg.opening(video, type.get()));
        arguments.addAll(List.of(
                "-map",
                "0:V:0",
                "-threads",
                "1",
                "-filter_threads",
                "1",
                "-vf",
                // From moment 0 on, even where the picture begins after the sound, so that a place in the row is a
                // time.
                "fps=%1$d:start_time=0,scale=%2$d:%2$d:flags=area,format=gray"
                        .formatted(sampling.perSecond(), sampling.side()),
                "-frames:v",
                Long.toString(most),
                "-f",
                "rawvideo",
                "pipe:1"));
        Cutter cutter = new Cutter(sampling.side() * sampling.side(), pictures);
        LimitedProcess.End end = ffmpeg.draw(arguments, sampling.limit(), most * cutter.picture.length, cutter);
        if (end == LimitedProcess.End.TOO_LONG) {
            return End.TOO_LONG;
        }
        return cutter.complete == 0 ? End.NO_PICTURE : End.READ;
    }

    /** Cuts the stream into pictures. */
    private static final class Cutter implements LimitedProcess.Output {

        private final Consumer<byte[]> pictures;
        private byte[] picture;
        private int filled;
        private int complete;

        Cutter(int size, Consumer<byte[]> pictures) {
            this.picture = new byte[size];
            this.pictures = pictures;
        }

        @Override
        public void accept(byte[] buffer, int length) {
            int at = 0;
            while (at < length) {
                int piece = Math.min(length - at, picture.length - filled);
                System.arraycopy(buffer, at, picture, filled, piece);
                at += piece;
                filled += piece;
                if (filled == picture.length) {
                    pictures.accept(picture);
                    picture = new byte[picture.length];
                    filled = 0;
                    complete++;
                }
            }
        }
    }
}

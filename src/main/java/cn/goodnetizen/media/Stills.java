package cn.goodnetizen.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * Single pictures of a stored video, drawn when somebody looks: two works side by side, or the corners in which station
 * marks and logos stand. At most two are drawn at once and each within the time of a thumbnail; whoever shows many lets
 * the browser keep them, as they never change. Whoever shows one asks first whether the reader may see the file.
 */
@Component
public class Stills {

    /** The longer side in pixels of a whole picture. */
    static final int SIDE = 960;

    /** The longer side in pixels of the picture that corners are cut from: a mark is small and wants to be seen sharp. */
    private static final int SIDE_FOR_CORNERS = 1920;

    private static final int CORNERS_PER_SIDE = 4;

    private final FileStore store;
    private final VideoFrames videos;
    private final MediaProperties properties;
    private final Semaphore drawing = new Semaphore(2, true);

    Stills(FileStore store, VideoFrames videos, MediaProperties properties) {
        this.store = store;
        this.videos = videos;
        this.properties = properties;
    }

    /**
     * The picture that a viewer sees at a moment, a JPEG of at most 960 pixels in width and height; the last one when the
     * moment lies just behind it. Empty for what is no video that can be read, and when others are being drawn for too long.
     *
     * @param millis from the beginning
     */
    public Optional<byte[]> at(String storageName, long millis) throws IOException {
        return drawn(storageName, millis, SIDE);
    }

    /**
     * The corners of the picture at a moment, each a quarter as wide and as high as the picture: top left, top right, bottom
     * left, bottom right, as JPEG. Empty as {@link #at}.
     *
     * @param millis from the beginning
     */
    public List<byte[]> corners(String storageName, long millis) throws IOException {
        Optional<byte[]> whole = drawn(storageName, millis, SIDE_FOR_CORNERS);
        if (whole.isEmpty()) {
            return List.of();
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(whole.get()));
        int width = Math.max(1, picture.getWidth() / CORNERS_PER_SIDE);
        int height = Math.max(1, picture.getHeight() / CORNERS_PER_SIDE);
        int right = picture.getWidth() - width;
        int bottom = picture.getHeight() - height;
        return List.of(
                jpeg(picture.getSubimage(0, 0, width, height)),
                jpeg(picture.getSubimage(right, 0, width, height)),
                jpeg(picture.getSubimage(0, bottom, width, height)),
                jpeg(picture.getSubimage(right, bottom, width, height)));
    }

    private Optional<byte[]> drawn(String storageName, long millis, int side) throws IOException {
        return store.open(storageName).exists()
                ? store.read(storageName, video -> drawn(video, millis, side))
                : Optional.empty();
    }

    private Optional<byte[]> drawn(Path video, long millis, int side) throws IOException {
        Optional<FileType> type = FileType.of(FileContent.typeOf(video));
        if (type.filter(known -> known.kind() == FileType.Kind.VIDEO).isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!drawing.tryAcquire(properties.drawingTime().toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting to draw a still", e);
        }
        try {
            Optional<byte[]> still = videos.at(video, type.get(), millis, side, properties.drawingTime());
            // The sound may last a little longer than the picture, and the last picture stands for a while.
            return still.isPresent()
                    ? still
                    : videos.at(video, type.get(), millis - 1000, side, properties.drawingTime());
        } finally {
            drawing.release();
        }
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.toByteArray();
    }
}

package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Small pictures of stored files: of pictures themselves, of the first page of a PDF, of a frame of a video. Drawn in the
 * background, one after the other and with a time limit, so that a hostile file costs bounded memory and time; a file
 * that cannot be drawn has none. Whoever shows one asks first whether the reader may see the file.
 */
@Component
public class Thumbnails {

    /** The longer side in pixels. */
    static final int SIDE = 320;

    private static final int POSTER_SIDE = 1280;

    private static final Logger log = LoggerFactory.getLogger(Thumbnails.class);

    private final FileStore store;
    private final VideoFrames videos;
    private final MediaProperties properties;

    Thumbnails(FileStore store, VideoFrames videos, MediaProperties properties) {
        this.store = store;
        this.videos = videos;
        this.properties = properties;
    }

    /** The thumbnail of a stored file, a JPEG; empty while it is not drawn yet and when it cannot be. */
    public Optional<Resource> of(String storageName) {
        return drawn(store.open(storageName, FileStore.Made.THUMBNAIL));
    }

    /** What a player shows of a video before it plays, a JPEG; empty as {@link #of}, and for what is no video. */
    public Optional<Resource> poster(String storageName) {
        return drawn(store.open(storageName, FileStore.Made.POSTER));
    }

    private static Optional<Resource> drawn(Resource picture) {
        return picture.exists() ? Optional.of(picture) : Optional.empty();
    }

    @ApplicationModuleListener
    void draw(FileKept kept) throws IOException {
        boolean drawable = kept.type().kind() == FileType.Kind.PICTURE
                || kept.type().kind() == FileType.Kind.VIDEO
                || kept.type() == FileType.PDF;
        if (drawable && store.open(kept.storageName()).exists()) {
            store.read(kept.storageName(), file -> {
                draw(file, kept);
                return null;
            });
        }
    }

    private synchronized void draw(Path file, FileKept kept) throws IOException {
        Path poster = temporary();
        Path thumbnail = temporary();
        try {
            if (kept.type().kind() == FileType.Kind.VIDEO) {
                // One look into the video gives its poster, and the poster its thumbnail.
                if (videos.draw(file, kept.type(), poster, POSTER_SIDE, properties.drawingTime())) {
                    boolean small = drawn(poster, FileType.JPEG, thumbnail);
                    store.keep(poster, kept.storageName(), FileStore.Made.POSTER);
                    keepThumbnail(small, thumbnail, kept);
                }
            } else {
                keepThumbnail(drawn(file, kept.type(), thumbnail), thumbnail, kept);
            }
        } finally {
            Files.deleteIfExists(poster);
            Files.deleteIfExists(thumbnail);
        }
    }

    private void keepThumbnail(boolean drawn, Path thumbnail, FileKept kept) throws IOException {
        if (drawn) {
            store.keep(thumbnail, kept.storageName(), FileStore.Made.THUMBNAIL);
        }
    }

    private Path temporary() throws IOException {
        return Files.createTempFile(properties.files(), "thumbnail", ".jpg");
    }

    private boolean drawn(Path file, FileType type, Path drawing) throws IOException {
        Duration limit = properties.drawingTime();
        ExecutorService drawer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("thumbnail").factory());
        try {
            Future<Boolean> done = drawer.submit(() -> type == FileType.PDF
                    ? StillPictures.drawFirstPage(file, drawing, properties.largestPicture())
                    : StillPictures.drawPicture(file, drawing, properties.largestPicture()));
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("a thumbnail took longer than {} and is left out", limit);
            return false;
        } catch (ExecutionException e) {
            log.info("a file cannot be drawn: {}", e.getCause().toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while drawing a thumbnail", e);
        } finally {
            drawer.shutdownNow();
        }
    }
}

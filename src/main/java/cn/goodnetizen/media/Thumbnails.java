package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.springframework.core.io.FileSystemResource;
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
        return drawn(store.thumbnail(storageName));
    }

    /** What a player shows of a video before it plays, a JPEG; empty as {@link #of}, and for what is no video. */
    public Optional<Resource> poster(String storageName) {
        return drawn(store.poster(storageName));
    }

    private static Optional<Resource> drawn(Path picture) {
        return Files.exists(picture) ? Optional.of(new FileSystemResource(picture)) : Optional.empty();
    }

    @ApplicationModuleListener
    void draw(FileKept kept) throws IOException {
        boolean drawable = kept.type().kind() == FileType.Kind.PICTURE
                || kept.type().kind() == FileType.Kind.VIDEO
                || kept.type() == FileType.PDF;
        Path file = store.open(kept.storageName()).getFile().toPath();
        if (drawable && Files.exists(file)) {
            draw(file, kept);
        }
    }

    private synchronized void draw(Path file, FileKept kept) throws IOException {
        Path drawing = Files.createTempFile(properties.files(), "thumbnail", ".jpg");
        try {
            if (kept.type().kind() == FileType.Kind.VIDEO) {
                drawVideo(file, kept, drawing);
            } else if (drawn(file, kept.type(), drawing)) {
                Files.move(drawing, store.thumbnail(kept.storageName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(drawing);
        }
    }

    /** One look into the video gives its poster, and the poster its thumbnail. */
    private void drawVideo(Path file, FileKept kept, Path drawing) throws IOException {
        if (videos.draw(file, kept.type(), drawing, POSTER_SIDE, properties.drawingTime())) {
            Path poster = store.poster(kept.storageName());
            Files.move(drawing, poster, StandardCopyOption.REPLACE_EXISTING);
            if (drawn(poster, FileType.JPEG, drawing)) {
                Files.move(drawing, store.thumbnail(kept.storageName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
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

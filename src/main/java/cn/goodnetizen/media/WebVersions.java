package cn.goodnetizen.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.lang.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A version that every browser plays of each stored video that some browser does not. Made in the background after the
 * file was kept, one at a time; what a restart interrupts is begun again. The original stays as it came, and a video of
 * which none can be made is downloaded instead.
 */
@Component
public class WebVersions {

    public enum State {
        WAITING,
        RUNNING,
        READY,
        /** Browsers play the original. */
        NOT_NEEDED,
        FAILED
    }

    public enum Failure {
        /** The original cannot be read. */
        UNREADABLE,
        /** It has no moving picture. */
        NO_PICTURE,
        TOO_LONG,
        /** Several runs ended with the server in the middle of it. */
        INTERRUPTED,
        CONVERSION
    }

    /**
     * @param percent how much of it is made
     * @param failure why there is none, with {@link State#FAILED}
     */
    public record Standing(
            State state, int percent, @Nullable Failure failure) {}

    private static final Logger log = LoggerFactory.getLogger(WebVersions.class);
    private static final Set<State> TO_MAKE = EnumSet.of(State.WAITING, State.RUNNING);
    private static final Set<String> VIDEO_OF_BROWSERS = Set.of("h264", "vp9", "av1");
    private static final Set<String> PIXELS_OF_BROWSERS = Set.of("yuv420p", "yuvj420p");
    private static final Set<String> AUDIO_OF_BROWSERS = Set.of("aac", "mp3", "opus");

    private final FileStore store;
    private final MediaProbe probe;
    private final WebVideo converter;
    private final WebVersionRows rows;
    private final Clock clock;

    WebVersions(FileStore store, MediaProbe probe, WebVideo converter, WebVersionRows rows, Clock clock) {
        this.store = store;
        this.probe = probe;
        this.converter = converter;
        this.rows = rows;
        this.clock = clock;
    }

    /** How far the web version of a stored video is; empty for what is no video. */
    public Optional<Standing> standing(String storageName) {
        return rows.findById(storageName).map(WebVersion::standing);
    }

    @ApplicationModuleListener
    void plan(FileKept kept) {
        if (kept.type().kind() == FileType.Kind.VIDEO && !rows.existsById(kept.storageName())) {
            rows.save(new WebVersion(kept.storageName(), clock.instant()));
        }
    }

    @EventListener
    void forget(FileRemoved file) {
        rows.forget(file.storageName());
    }

    /** On a thread of its own, as listeners of events have something better to do for the minutes that this takes. */
    @Scheduled(
            scheduler = WebVersionThread.SCHEDULER,
            fixedDelayString = "${good-netizen.media.web-versions-every:10s}",
            initialDelayString = "${good-netizen.media.web-versions-every:10s}")
    synchronized void makeAll() throws IOException {
        if (!converter.available()) {
            return;
        }
        for (WebVersion row : rows.findByStateInOrderByAskedAt(TO_MAKE)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            make(row);
        }
    }

    private void make(WebVersion row) {
        if (!store.open(row.getId()).exists()) {
            rows.forget(row.getId());
            return;
        }
        boolean begun = row.begin();
        WebVersion running = rows.save(row);
        if (begun) {
            try {
                judge(running);
            } catch (IOException | UncheckedIOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                if (store.open(running.getId()).exists()) {
                    log.warn("no web version of {}", running.getId(), e);
                }
                running.fail(Failure.CONVERSION);
            }
            keep(running);
        }
    }

    private void keep(WebVersion row) {
        if (rows.existsById(row.getId())) {
            rows.save(row);
        } else {
            // Removed in the meantime: what was made of it since goes too.
            probe.forget(new FileRemoved(row.getId()));
            store.delete(row.getId());
        }
    }

    private void judge(WebVersion row) throws IOException {
        switch (probe.of(row.getId())) {
            case ProbeResult.Unreadable unreadable -> row.fail(Failure.UNREADABLE);
            case ProbeResult.Unanswered unanswered -> row.fail(Failure.TOO_LONG);
            case ProbeResult.Read read -> judge(row, read.facts());
        }
    }

    private void judge(WebVersion row, MediaFacts facts) throws IOException {
        if (facts.video() == null) {
            row.fail(Failure.NO_PICTURE);
        } else if (playsInBrowsers(facts)) {
            row.end(State.NOT_NEEDED);
        } else {
            convert(row, facts);
        }
    }

    private void convert(WebVersion row, MediaFacts facts) throws IOException {
        Path making = store.webVersionInTheMaking(row.getId());
        // A converter that outlived a killed server may still write: then into a file that has no name any more.
        Files.deleteIfExists(making);
        try {
            LimitedProcess.End end = store.read(
                    row.getId(),
                    original ->
                            converter.convert(original, facts, making, percent -> rows.reach(row.getId(), percent)));
            if (end == LimitedProcess.End.DONE && Files.size(making) > 0) {
                store.keep(making, row.getId(), FileStore.Made.WEB_VERSION);
                row.end(State.READY);
            } else {
                row.fail(end == LimitedProcess.End.TOO_LONG ? Failure.TOO_LONG : Failure.CONVERSION);
            }
        } finally {
            Files.deleteIfExists(making);
        }
    }

    static boolean playsInBrowsers(MediaFacts facts) {
        return facts.type() == FileType.MP4
                && VIDEO_OF_BROWSERS.contains(facts.video().codec())
                && PIXELS_OF_BROWSERS.contains(facts.video().pixelFormat())
                && (facts.audio() == null
                        || AUDIO_OF_BROWSERS.contains(facts.audio().codec()));
    }
}

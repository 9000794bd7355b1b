package cn.goodnetizen.entry;

import cn.goodnetizen.media.MediaProbe;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into files on a thread of its own while their entrants wait before a page: one file after the other, each once,
 * because a long video takes a minute.
 */
@Component
class EntryProbes {

    private static final Logger log = LoggerFactory.getLogger(EntryProbes.class);
    private static final int MOST_WAITING = 200;

    private final MediaProbe probe;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** Files about which the probe says nothing that it would keep, as where it has no program. */
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("entry-probe").factory());

    EntryProbes(MediaProbe probe) {
        this.probe = probe;
    }

    enum Standing {
        KNOWN,
        RUNNING,
        UNANSWERED
    }

    /** How far the look into a file is; the first to ask makes it begin. */
    Standing standing(String storageName) {
        if (probe.known(storageName).isPresent()) {
            return Standing.KNOWN;
        }
        if (unanswered.contains(storageName)) {
            return Standing.UNANSWERED;
        }
        if (running.add(storageName)) {
            begin(storageName);
        }
        return Standing.RUNNING;
    }

    private void begin(String storageName) {
        try {
            thread.execute(() -> look(storageName));
        } catch (RejectedExecutionException full) {
            // Whoever asks again finds room later.
            running.remove(storageName);
        }
    }

    private void look(String storageName) {
        try {
            probe.of(storageName);
        } catch (RuntimeException e) {
            log.warn("a file of an entry could not be looked into", e);
        } finally {
            if (probe.known(storageName).isEmpty()) {
                if (unanswered.size() >= MOST_WAITING) {
                    unanswered.clear();
                }
                unanswered.add(storageName);
            }
            running.remove(storageName);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}

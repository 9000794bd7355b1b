package cn.goodnetizen.likeness;

import cn.goodnetizen.media.FileRemoved;
import cn.goodnetizen.media.GreyFrames;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stored videos look like, for those that somebody wants to compare. Read in the background, one at a time; what a
 * restart interrupts is begun again, and what leaves the store is forgotten. {@link Fingerprinted} says when one stands.
 */
@Component
public class Fingerprints {

    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED
    }

    public enum Failure {
        /** It is no video, or no picture of it can be read. */
        NO_PICTURE,
        /** All of it is black, of one colour, or otherwise without anything that could be compared. */
        FEATURELESS,
        TOO_LONG,
        /** Several runs ended with the server in the middle of it. */
        INTERRUPTED
    }

    /** @param failure why there is none, with {@link State#FAILED} */
    public record Standing(State state, @Nullable Failure failure) {}

    private static final Logger log = LoggerFactory.getLogger(Fingerprints.class);
    private static final Set<State> TO_MAKE = EnumSet.of(State.WAITING, State.RUNNING);

    /** So often a file may take the server down with it; after that it is left alone. */
    private static final int MOST_ATTEMPTS = 3;

    private final GreyFrames frames;
    private final FingerprintRows rows;
    private final GreyFrames.Sampling sampling;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Fingerprints(
            GreyFrames frames,
            FingerprintRows rows,
            LikenessProperties properties,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.frames = frames;
        this.rows = rows;
        this.sampling = properties.sampling();
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks for the fingerprint of a stored video; asking again changes nothing. Within a transaction, with its commit. */
    public void want(String storageName) {
        rows.want(storageName, clock.instant());
    }

    /** How far a fingerprint is; empty for what nobody asked for. */
    public Optional<Standing> standing(String storageName) {
        return rows.standing(storageName);
    }

    @EventListener
    void forget(FileRemoved file) {
        rows.forget(file.storageName());
    }

    /** On a thread of its own, as listeners of events have something better to do for the time that this takes. */
    @Scheduled(
            scheduler = FingerprintThread.SCHEDULER,
            fixedDelayString = "${good-netizen.likeness.fingerprints-every:10s}",
            initialDelayString = "${good-netizen.likeness.fingerprints-every:10s}")
    synchronized void makeAll() throws IOException {
        if (!frames.available()) {
            return;
        }
        for (String storageName : rows.namesOf(TO_MAKE)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            make(storageName);
        }
    }

    private void make(String storageName) {
        if (rows.begin(storageName, MOST_ATTEMPTS) == 0) {
            rows.fail(storageName, Failure.INTERRUPTED);
            return;
        }
        try {
            read(storageName);
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("no fingerprint of {}", storageName, e);
                rows.fail(storageName, Failure.NO_PICTURE);
            }
        }
    }

    private void read(String storageName) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        switch (frames.read(storageName, sampling, pictures::add)) {
            case NO_PICTURE -> rows.fail(storageName, Failure.NO_PICTURE);
            case TOO_LONG -> rows.fail(storageName, Failure.TOO_LONG);
            case READ -> {
                Fingerprint fingerprint = Fingerprint.of(pictures);
                if (fingerprint.isFeatureless()) {
                    rows.fail(storageName, Failure.FEATURELESS);
                } else {
                    transaction.executeWithoutResult(committed -> keep(storageName, fingerprint));
                }
            }
        }
    }

    /** What was removed in the meantime stays away. */
    private void keep(String storageName, Fingerprint fingerprint) {
        byte[] hashes = Fingerprint.bytes(fingerprint.hashes());
        if (rows.keep(storageName, hashes, Fingerprint.bytes(fingerprint.mirrored())) > 0) {
            events.publishEvent(new Fingerprinted(storageName));
        }
    }
}

package cn.goodnetizen.media;

import java.io.IOException;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks now and then for half uploads that nobody goes on with, and for what a server that died was just receiving: by the
 * time of its last byte, which the disk says.
 */
@Component
class UploadSweep {

    private final UploadIntake uploads;
    private final FileStore store;
    private final MediaProperties properties;
    private final Clock clock;

    UploadSweep(UploadIntake uploads, FileStore store, MediaProperties properties, Clock clock) {
        this.uploads = uploads;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.media.sweep-every:15m}",
            initialDelayString = "${good-netizen.media.sweep-every:15m}")
    void sweep() throws IOException {
        uploads.sweep();
        store.sweepLeftovers(clock.instant().minus(properties.keepUnfinished()));
    }
}

package cn.goodnetizen.media;

import java.io.IOException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then for half uploads that nobody goes on with. */
@Component
class UploadSweep {

    private final UploadIntake uploads;

    UploadSweep(UploadIntake uploads) {
        this.uploads = uploads;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.media.sweep-every:15m}",
            initialDelayString = "${good-netizen.media.sweep-every:15m}")
    void sweep() throws IOException {
        uploads.sweep();
    }
}

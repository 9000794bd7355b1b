package cn.goodnetizen.reporting;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then for originals that somebody brought for a form and never sent. */
@Component
class UnsentOriginals {

    private final RecordingDesk desk;

    UnsentOriginals(RecordingDesk desk) {
        this.desk = desk;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.media.sweep-every:15m}",
            initialDelayString = "${good-netizen.media.sweep-every:15m}")
    void sweep() {
        desk.sweep();
    }
}

package cn.goodnetizen.entry;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks now and then for exports that nobody has imported. */
@Component
class AppExportSweep {

    private final AppExportDesk desk;

    AppExportSweep(AppExportDesk desk) {
        this.desk = desk;
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.entries.import-sweep-every:1h}",
            initialDelayString = "${good-netizen.entries.import-sweep-every:1h}")
    void sweep() {
        desk.sweep();
    }
}

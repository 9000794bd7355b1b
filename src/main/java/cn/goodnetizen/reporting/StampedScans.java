package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** The stamped scans of a table: a newer one replaces the one before, and none is lost; so there is an end to them. */
@Component
class StampedScans {

    private static final DataSize LARGEST = DataSize.ofMegabytes(20);
    private static final FileIntake SCAN =
            new FileIntake(EnumSet.of(FileType.PDF, FileType.JPEG, FileType.PNG), LARGEST);
    private static final FileIntake PICTURE = new FileIntake(EnumSet.of(FileType.PNG), LARGEST);
    private static final Set<ReportState> OVER =
            EnumSet.of(ReportState.NO_NOMINATION, ReportState.SILENT, ReportState.MISSING, ReportState.DISSOLVED);

    private final Reports reports;
    private final ReportScans scans;
    private final ReportHistory history;
    private final FileStore store;
    private final ReportingProperties properties;
    private final Clock clock;

    StampedScans(
            Reports reports,
            ReportScans scans,
            ReportHistory history,
            FileStore store,
            ReportingProperties properties,
            Clock clock) {
        this.reports = reports;
        this.scans = scans;
        this.history = history;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether a scan may still come: also while the superior reviews, and after. */
    static boolean welcome(ReportState state) {
        return !OVER.contains(state);
    }

    /**
     * Adds a scan.
     *
     * @throws FileRefusedException when type, size or number are not allowed
     * @throws HandInRefusedException when it cannot be shown, or nothing is waited for any more
     */
    @Transactional
    void add(long reportId, String fileName, InputStream content, AccountPrincipal me) throws IOException {
        FileStore.Stored file = store.store(fileName, content, SCAN);
        String picture;
        int pages = 1;
        if (file.type() == FileType.PDF) {
            ScanPicture.FirstPage first =
                    store.read(file.storageName(), scan -> ScanPicture.firstPage(file.displayName(), scan.toFile()));
            pages = first.pages();
            picture = first.png().isEmpty()
                    ? null
                    : store.store(
                                    "picture.png",
                                    new ByteArrayInputStream(first.png().get()),
                                    PICTURE)
                            .storageName();
        } else {
            store.read(file.storageName(), scan -> ScanPicture.sizeOf(file.displayName(), scan.toFile()));
            picture = file.storageName();
        }
        Report report = reports.toChange(reportId);
        if (!welcome(report.state())) {
            throw new HandInRefusedException("scan", "当前状态为“" + report.state().label() + "”，不再需要盖章扫描件。");
        }
        long kept = scans.countByReportId(reportId);
        if (kept >= properties.mostScans()) {
            throw new FileRefusedException("盖章扫描件最多保留 " + properties.mostScans() + " 份，已有 " + kept + " 份；“"
                    + file.displayName() + "”未收下，请联系上级工会审核人。");
        }
        int number = scans.findFirstByReportIdOrderByNumberDesc(reportId)
                        .map(ReportScan::number)
                        .orElse(0)
                + 1;
        scans.save(new ReportScan(reportId, number, file, picture, pages, me.displayName(), clock.instant()));
        history.note(
                report,
                ReportEvent.Kind.SCAN_UPLOADED,
                report.unitCode(),
                number == 1 ? null : "第 " + number + " 次上传，替换之前的扫描件");
    }

    /** All scans of a report, the one that counts first. */
    @Transactional(readOnly = true)
    List<ReportView.Scan> of(long reportId) {
        return scans.findByReportIdOrderByNumberDesc(reportId).stream()
                .map(ReportView.Scan::of)
                .toList();
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.UploadPurpose;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of a summary: 图文、视频、宣传资料. They come in through the one upload of all features, may be told apart by
 * category and marked for 短视频大赛, and change only while the report itself may.
 */
@Component
class SummaryMaterials implements UploadPurpose {

    static final String PURPOSE = "summary-material";

    private final ReportHandIn handIn;
    private final ReportAccess access;
    private final ReportFiles files;
    private final FileRemoval removal;
    private final Accounts accounts;
    private final FileIntake intake;
    private final Clock clock;

    SummaryMaterials(
            ReportHandIn handIn,
            ReportAccess access,
            ReportFiles files,
            FileRemoval removal,
            Accounts accounts,
            ReportingProperties properties,
            Clock clock) {
        this.handIn = handIn;
        this.access = access;
        this.files = files;
        this.removal = removal;
        this.accounts = accounts;
        this.intake = new FileIntake(EnumSet.complementOf(EnumSet.of(FileType.CSV)), properties.largestFile());
        this.clock = clock;
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public FileIntake intake(String subject) {
        return intake;
    }

    FileIntake intake() {
        return intake;
    }

    @Override
    public boolean allows(Authentication account, String subject) {
        if (!subject.matches("\\d{1,18}") || !(account.getPrincipal() instanceof AccountPrincipal me)) {
            return false;
        }
        try {
            Report report = access.toWorkOn(Long.parseLong(subject), me);
            if (report.kind() != ReportKind.SUMMARY) {
                return false;
            }
            handIn.requireEditable(report);
            return true;
        } catch (ReportNotVisibleException | AccessDeniedException notTheirs) {
            return false;
        } catch (HandInRefusedException refused) {
            throw new FileRefusedException(refused.getMessage());
        }
    }

    /** The same content twice is kept once. */
    @Override
    @Transactional
    public boolean take(String subject, FileStore.Stored file, String accountName) {
        try {
            Report report = handIn.editable(Long.parseLong(subject));
            ReportHandIn.requireKind(report, ReportKind.SUMMARY);
            Optional<ReportFile> same = files.findByReportIdAndSha256(report.id(), file.sha256());
            if (same.isPresent()) {
                return same.get().storageName().equals(file.storageName());
            }
            List<ReportFile> before = files.findByReportIdOrderByPlaceAscIdAsc(report.id());
            files.save(new ReportFile(
                    report.id(),
                    file,
                    MaterialCategory.of(file.type(), file.displayName()),
                    before.isEmpty() ? 1 : before.getLast().place() + 1,
                    post(accountName),
                    clock.instant()));
            return true;
        } catch (HandInRefusedException refused) {
            throw new FileRefusedException("文件“" + file.displayName() + "”没有收下：" + refused.getMessage());
        }
    }

    private String post(String accountName) {
        return accounts.find(accountName).map(AccountPrincipal::displayName).orElse(accountName);
    }

    /** Keeps what a page says about the files; those that it does not name stay as they are. */
    @Transactional
    void label(long reportId, List<MaterialLabel> labels) {
        if (labels.isEmpty()) {
            return;
        }
        handIn.editable(reportId);
        Map<Long, ReportFile> stored = files.findByReportIdOrderByPlaceAscIdAsc(reportId).stream()
                .collect(Collectors.toMap(ReportFile::id, Function.identity()));
        for (MaterialLabel label : labels) {
            ReportFile file = stored.get(label.fileId());
            if (file != null) {
                file.label(
                        MaterialCategory.named(label.category(), file.category()),
                        Boolean.TRUE.equals(label.contestVideo()));
            }
        }
    }

    /** @param by -1 for one place up, 1 for one place down; at the end of the list nothing happens */
    @Transactional
    void move(long reportId, long fileId, int by) {
        handIn.editable(reportId);
        List<ReportFile> order = files.findByReportIdOrderByPlaceAscIdAsc(reportId);
        for (int at = 0; at < order.size(); at++) {
            int to = at + by;
            if (order.get(at).id() == fileId && to >= 0 && to < order.size()) {
                Collections.swap(order, at, to);
                break;
            }
        }
        for (int at = 0; at < order.size(); at++) {
            order.get(at).moveTo(at + 1);
        }
    }

    @Transactional
    void remove(long reportId, long fileId) {
        handIn.editable(reportId);
        files.findByIdAndReportId(fileId, reportId).ifPresent(file -> {
            files.delete(file);
            removal.release(file.storageName());
        });
    }
}

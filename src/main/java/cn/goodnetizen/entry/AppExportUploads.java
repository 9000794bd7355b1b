package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.UploadPurpose;
import java.time.Clock;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of an export: a table, a zip, or one of each. They belong to the account's export that waits; a new one takes the
 * place of the one before.
 */
@Component
class AppExportUploads implements UploadPurpose {

    static final String PURPOSE = "app-export";
    static final String SUBJECT = "waiting";

    private static final Set<FileType> TYPES = Set.of(FileType.XLSX, FileType.CSV, FileType.ZIP);

    private final AppExportRuns runs;
    private final AppExportFiles files;
    private final SubmissionWindow window;
    private final Campaigns campaigns;
    private final Accounts accounts;
    private final FileRemoval removal;
    private final FileIntake intake;
    private final Clock clock;

    AppExportUploads(
            AppExportRuns runs,
            AppExportFiles files,
            SubmissionWindow window,
            Campaigns campaigns,
            Accounts accounts,
            FileRemoval removal,
            AppExportProperties properties,
            Clock clock) {
        this.runs = runs;
        this.files = files;
        this.window = window;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.removal = removal;
        this.intake = new FileIntake(TYPES, properties.importLargestUpload());
        this.clock = clock;
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public boolean allows(Authentication account, String subject) {
        if (!subject.equals(SUBJECT)
                || !(account.getPrincipal() instanceof AccountPrincipal me)
                || me.role() != Role.ORGANISER) {
            return false;
        }
        requireOpen();
        return true;
    }

    private CampaignInfo requireOpen() {
        CampaignInfo campaign = campaigns.running().orElseThrow(() -> new FileRefusedException("现在没有进行中的活动。"));
        String closed = window.closedForImport(campaign);
        if (closed != null) {
            throw new FileRefusedException(closed);
        }
        return campaign;
    }

    @Override
    public FileIntake intake(String subject) {
        return intake;
    }

    FileIntake intake() {
        return intake;
    }

    @Override
    @Transactional
    public boolean take(String subject, FileStore.Stored file, String accountName) {
        CampaignInfo campaign = requireOpen();
        if (accounts.find(accountName)
                .filter(account -> account.role() == Role.ORGANISER)
                .isEmpty()) {
            throw new FileRefusedException("文件“" + file.displayName() + "”没有收下：这个账号不再是活动组织人。");
        }
        try {
            files.requireReadable(file);
        } catch (FileRefusedException refused) {
            throw new FileRefusedException("文件“" + file.displayName() + "”没有收下：" + refused.getMessage());
        }
        AppExportRun run = runs.lockWaitingOf(accountName)
                .orElseGet(() -> runs.saveAndFlush(new AppExportRun(campaign.id(), accountName, clock.instant())));
        AppExportRun.Named before = run.before(file.type());
        if (before != null && before.sha256().equals(file.sha256())) {
            return before.storageName().equals(file.storageName());
        }
        run.take(file, clock.instant());
        if (before != null) {
            removal.release(before.storageName());
        }
        return true;
    }
}

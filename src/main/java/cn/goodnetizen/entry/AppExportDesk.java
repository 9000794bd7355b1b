package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.participant.ParticipantDeleted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.lang.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The import of what the 新湖南 APP collected. An export that was uploaded waits, one for each organiser's account, until it is
 * imported as it was shown, given up, or its time is over.
 */
@Component
class AppExportDesk {

    private static final int EARLIER = 20;
    private static final int AT_ONCE = 100;

    private final AppExportRuns runs;
    private final AppExportEntries apps;
    private final AppExportFiles files;
    private final AppExportPlanner planner;
    private final AppExportStoring storing;
    private final SubmissionWindow window;
    private final Campaigns campaigns;
    private final AppExportProperties properties;
    private final FileRemoval removal;
    private final Clock clock;

    AppExportDesk(
            AppExportRuns runs,
            AppExportEntries apps,
            AppExportFiles files,
            AppExportPlanner planner,
            AppExportStoring storing,
            SubmissionWindow window,
            Campaigns campaigns,
            AppExportProperties properties,
            FileRemoval removal,
            Clock clock) {
        this.runs = runs;
        this.apps = apps;
        this.files = files;
        this.planner = planner;
        this.storing = storing;
        this.window = window;
        this.campaigns = campaigns;
        this.properties = properties;
        this.removal = removal;
        this.clock = clock;
    }

    /** Why nothing can be imported now; null when it can. */
    @Nullable
    String closed() {
        Optional<CampaignInfo> campaign = campaigns.running();
        return campaign.isEmpty() ? "现在没有进行中的活动。" : window.closedForImport(campaign.get());
    }

    Optional<AppExportRun> waiting(AccountPrincipal me) {
        return runs.findByWaitingOf(me.username());
    }

    /** Until when an export waits. */
    Instant keptUntil(AppExportRun run) {
        return run.uploadedAt().plus(properties.importKeep());
    }

    /** Imports of the running campaign that were decided on, the newest first. */
    List<AppExportRun> earlier() {
        return campaigns
                .running()
                .map(campaign -> runs.findByCampaignIdAndStateNotOrderByIdDesc(
                        campaign.id(), AppExportRun.State.WAITING, Limit.of(EARLIER)))
                .orElse(List.of());
    }

    /** Works of which the app gave only a link and that nobody has claimed, after the one with this number. */
    List<AppExportUnclaimed> unclaimed(long after, int most) {
        return campaigns
                .running()
                .map(campaign -> apps.unclaimed(campaign.id(), after, Limit.of(most)))
                .orElse(List.of());
    }

    long countUnclaimed() {
        return campaigns
                .running()
                .map(CampaignInfo::id)
                .map(apps::countUnclaimed)
                .orElse(0L);
    }

    /**
     * What an import would do as things stand now.
     *
     * @throws FileRefusedException when the files of the export cannot be read
     */
    AppExportPlan plan(AppExportRun run) {
        return planner.plan(run.campaignId(), planner.understand(run.campaignId(), files.table(run)), files.works(run));
    }

    /**
     * Imports what was shown. A few rows at a time: what is stored stays if the server dies, and the next try goes on behind
     * it.
     *
     * @param state of the plan that was shown
     * @throws EntryRefusedException when it would do something else by now, or nothing
     */
    AppExportPlan.Counts run(String state, AccountPrincipal me) {
        AppExportRun run = waiting(me).orElseThrow(() -> new EntryRefusedException("没有待导入的文件，可能已经导入或过期清除；请重新上传。"));
        String closed = closed();
        if (closed != null) {
            throw new EntryRefusedException(closed);
        }
        AppExportPlan plan = plan(run);
        if (!plan.state().equals(state)) {
            throw new EntryRefusedException("预演之后数据有变化，没有导入。下面是按最新数据重新预演的结果，请核对后再点“导入”。");
        }
        List<AppExportRow> rows = plan.outcomes().stream()
                .filter(AppExportPlan.Outcome::changesAnything)
                .map(AppExportPlan.Outcome::row)
                .toList();
        try {
            store(run, rows, me);
        } catch (DataIntegrityViolationException bothAtOnce) {
            throw new EntryRefusedException("另一位经办人刚刚导入了同样的作品，没有全部导入。请核对下面重新预演的结果，再点“导入”。");
        }
        storing.finish(run.id(), plan.counts(), me);
        return plan.counts();
    }

    private void store(AppExportRun run, List<AppExportRow> rows, AccountPrincipal me) {
        AppExportWorks works = files.works(run);
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            storing.store(run.id(), rows.subList(from, Math.min(rows.size(), from + AT_ONCE)), works, me);
        }
    }

    @Transactional
    void drop(AccountPrincipal me) {
        runs.lockWaitingOf(me.username()).ifPresent(run -> drop(run, me.username()));
    }

    private void drop(AppExportRun run, @Nullable String by) {
        run.drop(by, clock.instant());
        run.storageNames().forEach(removal::release);
    }

    /** Clears away what nobody imported in its time. */
    @Transactional
    void sweep() {
        Instant before = clock.instant().minus(properties.importKeep());
        runs.findByStateAndUploadedAtBefore(AppExportRun.State.WAITING, before).stream()
                .map(AppExportRun::id)
                .flatMap(id -> runs.lock(id).stream())
                .filter(AppExportRun::waits)
                .forEach(run -> drop(run, null));
    }

    @ApplicationModuleListener
    void on(ParticipantDeleted deleted) {
        apps.forgetLinksOf(deleted.participantId());
    }
}

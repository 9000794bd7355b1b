package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.entry.AppExportPlan.Kind;
import cn.goodnetizen.entry.AppExportPlan.Outcome;
import cn.goodnetizen.entry.AppExportWorks.Work;
import cn.goodnetizen.media.FileKept;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.personal.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores some rows of an export: each call is a transaction of its own, and rows that are stored already stay as they are. */
@Component
class AppExportStoring {

    private final AppExportRuns runs;
    private final AppExportEntries apps;
    private final AppExportPlanner planner;
    private final Entries entries;
    private final EntryFiles files;
    private final EntryUploads uploads;
    private final EntryHistory history;
    private final DraftText drafts;
    private final Campaigns campaigns;
    private final FileStore store;
    private final FileRemoval removal;
    private final PersonalData personal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppExportStoring(
            AppExportRuns runs,
            AppExportEntries apps,
            AppExportPlanner planner,
            Entries entries,
            EntryFiles files,
            EntryUploads uploads,
            EntryHistory history,
            DraftText drafts,
            Campaigns campaigns,
            FileStore store,
            FileRemoval removal,
            PersonalData personal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.apps = apps;
        this.planner = planner;
        this.entries = entries;
        this.files = files;
        this.uploads = uploads;
        this.history = history;
        this.drafts = drafts;
        this.campaigns = campaigns;
        this.store = store;
        this.removal = removal;
        this.personal = personal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides on the rows once more, as things stand behind the lock, and carries that out.
     *
     * @throws EntryRefusedException when somebody else has decided on the import meanwhile
     */
    @Transactional
    void store(long runId, List<AppExportRow> rows, AppExportWorks works, AccountPrincipal me) {
        AppExportRun run = waiting(runId);
        AppExportPlan plan = planner.plan(run.campaignId(), rows, works);
        for (Outcome outcome : plan.outcomes()) {
            if (outcome.changesAnything()) {
                if (outcome.kind() == Kind.CHANGED) {
                    change(outcome, me);
                } else {
                    add(run, outcome, me);
                }
            }
        }
        AppExportPlan.Counts done = plan.counts();
        run.count(done.handedIn(), done.drafts(), done.changed());
    }

    @Transactional
    void finish(long runId, AppExportPlan.Counts counts, AccountPrincipal me) {
        AppExportRun run = waiting(runId);
        run.imported(counts, me.username(), clock.instant());
        run.storageNames().forEach(removal::release);
    }

    private AppExportRun waiting(long runId) {
        return runs.lock(runId)
                .filter(AppExportRun::waits)
                .orElseThrow(() -> new EntryRefusedException("这次导入刚刚已由另一个窗口办理。"));
    }

    private void add(AppExportRun run, Outcome outcome, AccountPrincipal me) {
        AppExportRow row = outcome.row();
        Instant now = clock.instant();
        Entry entry = new Entry(run.campaignId(), row.track(), EntrySource.APP, drafts.seal(begun(row)), now);
        entry.ofPerson(
                personal.seal(EntryTable.NAME, row.name()),
                personal.seal(EntryTable.PHONE, row.phone()),
                personal.phoneHash(row.phone()));
        entry.ofUnit(outcome.unitCode(), row.unit().isEmpty() ? null : row.unit());
        entry.save(entry.draft(), row.title().isEmpty() ? null : row.title(), now);
        entries.save(entry);
        AppExportEntry app = new AppExportEntry(entry, AppExportKey.of(row, personal), run.id(), now);
        app.count(row.plays(), row.likes(), now);
        app.linkTo(row.link() == null ? null : personal.seal(AppExportSealed.LINK, row.link()));
        apps.save(app);
        history.note(
                entry,
                EntryEvent.Kind.IMPORTED,
                me.displayName(),
                outcome.work() != null ? null : row.link() == null ? "缺作品文件" : "仅有链接");
        handIn(entry, row, outcome.work(), now);
    }

    private void change(Outcome outcome, AccountPrincipal me) {
        AppExportRow row = outcome.row();
        Instant now = clock.instant();
        AppExportEntry app = apps.findById(outcome.app().id()).orElseThrow();
        app.count(row.plays(), row.likes(), now);
        AppExportKey key = AppExportKey.of(row, personal);
        if (key.isNumber()) {
            app.rename(key);
        }
        if (outcome.work() != null) {
            Entry entry = entries.toChange(app.entryId());
            history.note(entry, EntryEvent.Kind.IMPORTED, me.displayName(), "补上作品文件");
            handIn(entry, row, outcome.work(), now);
        }
    }

    /** What a work's person begins with who claims it. */
    private static EntryForm begun(AppExportRow row) {
        return new EntryForm(
                0,
                "",
                "",
                "",
                row.title(),
                "",
                ParticipantKind.INDIVIDUAL.code(),
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of());
    }

    /** As its person would; what the export does not say stays open for the reviewer to see. */
    private void handIn(Entry entry, AppExportRow row, @Nullable Work work, Instant now) {
        if (work == null) {
            return;
        }
        FileStore.Stored stored = stored(entry, work);
        files.save(new EntryFile(entry.id(), FileRole.CONTEST, stored, now, now));
        events.publishEvent(new FileKept(stored.storageName(), stored.type()));
        entry.fill(new Entry.Content(
                row.title(),
                null,
                ParticipantKind.INDIVIDUAL,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of()));
        entry.handIn(false, now);
        events.publishEvent(new EntryHandedIn(entry.id(), entry.round()));
    }

    private FileStore.Stored stored(Entry entry, Work work) {
        try (InputStream content = work.content().open()) {
            FileStore.Stored stored = store.store(
                    work.name(),
                    content,
                    uploads.contestIntake(
                            campaigns.definition(entry.campaignId()).track(entry.track())));
            if (!stored.sha256().equals(work.sha256())) {
                throw new EntryRefusedException("文件“" + work.path() + "”在预演之后变了，后面的行没有导入；请重新核对。");
            }
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

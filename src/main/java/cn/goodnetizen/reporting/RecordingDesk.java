package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** 代录: the receiving unit types in what a unit sent by mail or on paper; from there it goes the normal way. */
@Component
class RecordingDesk {

    private static final FileIntake ORIGINALS = new FileIntake(
            Set.of(FileType.PDF, FileType.JPEG, FileType.PNG, FileType.DOCX, FileType.XLSX), DataSize.ofMegabytes(50));
    private static final int MOST_ORIGINALS = 20;

    private final Reports reports;
    private final NominationRows rows;
    private final ReportFiles files;
    private final ReportRecordings recordings;
    private final ReportOriginals originals;
    private final Recordings wordings;
    private final NominationDesk nominations;
    private final ReportHandIn handIn;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final FileStore store;
    private final FileRemoval removal;
    private final ReportingProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordingDesk(
            Reports reports,
            NominationRows rows,
            ReportFiles files,
            ReportRecordings recordings,
            ReportOriginals originals,
            Recordings wordings,
            NominationDesk nominations,
            ReportHandIn handIn,
            ReportHistory history,
            ReportCalendar calendar,
            ReportWording wording,
            FileStore store,
            FileRemoval removal,
            ReportingProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.files = files;
        this.recordings = recordings;
        this.originals = originals;
        this.wordings = wordings;
        this.nominations = nominations;
        this.handIn = handIn;
        this.history = history;
        this.calendar = calendar;
        this.wording = wording;
        this.store = store;
        this.removal = removal;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** Why nothing can be recorded for this report now, in words for the superior; null when it can. */
    static String refusal(Report report) {
        if (report.gathersFromSubordinates() && report.state().isOpen() && report.state() != ReportState.WAITING) {
            return "该单位有下级单位，材料由其汇总后报送，不能代录。";
        }
        boolean possible = report.state().awaitsHandIn() || closedWithoutAnything(report);
        return possible ? null : "当前状态为“" + report.state().label() + "”，不能代录。";
    }

    private static boolean closedWithoutAnything(Report report) {
        return report.state() == ReportState.SILENT || report.state() == ReportState.MISSING;
    }

    /**
     * Keeps an original until the form is sent.
     *
     * @throws FileRefusedException when type, size or number are not allowed
     */
    @Transactional
    void keep(long reportId, String fileName, InputStream content, AccountPrincipal me) throws IOException {
        List<ReportOriginal> kept = kept(reportId, me);
        if (kept.size() >= MOST_ORIGINALS) {
            throw new FileRefusedException(
                    "原件最多 " + MOST_ORIGINALS + " 个，已有 " + kept.size() + " 个；“" + fileName + "”未收下，请合并为一个 PDF。");
        }
        FileStore.Stored stored = store.store(fileName, content, ORIGINALS);
        if (kept.stream().noneMatch(original -> original.sha256().equals(stored.sha256()))) {
            originals.save(new ReportOriginal(reportId, stored, me.username(), clock.instant()));
        } else {
            removal.release(stored.storageName());
        }
    }

    @Transactional
    void discard(long reportId, long originalId, AccountPrincipal me) {
        kept(reportId, me).stream()
                .filter(original -> original.id() == originalId)
                .forEach(this::forget);
    }

    /** How long an original waits for its form. */
    Duration keepsUnsentFor() {
        return properties.keepUnsent();
    }

    /** Sweeps what was brought for a form so long ago that nobody will send it. */
    @Transactional
    void sweep() {
        originals
                .findByRecordingIdIsNullAndUploadedAtBefore(clock.instant().minus(keepsUnsentFor()))
                .forEach(this::forget);
    }

    /** Unless the form was sent in the same moment. */
    private void forget(ReportOriginal original) {
        if (originals.deleteUnsent(original.id()) > 0) {
            removal.release(original.storageName());
        }
    }

    /** What this account brought for a form that is not sent yet. */
    @Transactional(readOnly = true)
    List<ReportOriginal> kept(long reportId, AccountPrincipal me) {
        return originals.findByReportIdAndUploadedByAndRecordingIdIsNullOrderById(reportId, me.username());
    }

    /**
     * Records what arrived and hands it in.
     *
     * @param table the nomination table and, for a summary as well, the lines below it
     * @throws TableChangedException when somebody else has saved the table since the page was made
     * @throws SummaryChangedException when the unit has written another text than the one that was shown
     * @throws HandInRefusedException in words for whoever types
     */
    @Transactional
    void record(long reportId, RecordingForm form, NominationTable table, AccountPrincipal me) {
        Report report = reports.toChange(reportId);
        String refusal = refusal(report);
        if (refusal != null) {
            throw new HandInRefusedException("state", refusal);
        }
        requireShown(report, form, table);
        LocalDate arrivedOn = arrivedOn(form.arrivedOn(), report);
        Arrival way =
                Arrival.named(form.way()).orElseThrow(() -> new HandInRefusedException("way", "请选择收到方式：邮件、纸质、电话或其他。"));
        List<ReportOriginal> kept = kept(reportId, me);
        if (kept.isEmpty()) {
            throw new HandInRefusedException("originals", "请附上原件（扫描件、照片或文件），现在一个也没有。");
        }
        boolean reopened = closedWithoutAnything(report);
        boolean nothing = form.nothing() && report.kind() == ReportKind.NOMINATION;
        if (nothing) {
            declareNothing(report);
        } else {
            if (reopened) {
                report.takeUpAgain();
            }
            if (report.kind() == ReportKind.NOMINATION) {
                nominations.save(reportId, table, me);
                handIn.handInArrivedNominations(reportId, arrivedOn);
            } else {
                summarise(report, form, table.signature(), kept);
                report.handInFor(arrivedOn, clock.instant());
            }
        }
        ReportRecording recording = recordings.save(new ReportRecording(
                reportId,
                report.round(),
                arrivedOn,
                way,
                form.note().isEmpty() ? null : form.note(),
                me.unitCode(),
                me.username(),
                clock.instant()));
        kept.forEach(original -> original.belongsTo(recording));
        history.note(
                report,
                ReportEvent.Kind.RECORDED,
                me.unitCode(),
                wordings.sentence(recording) + (nothing ? "；无推荐" : report.late() ? "；迟报" : ""));
        events.publishEvent(new ReportHandedIn(reportId, report.round(), nothing));
        events.publishEvent(new ReportRecorded(reportId, report.round(), reopened));
    }

    /** What the unit has written since the page was made is neither overwritten nor sent up unseen. */
    private static void requireShown(Report report, RecordingForm form, NominationTable table) {
        if (report.kind() == ReportKind.NOMINATION) {
            NominationDesk.requireShown(report, table);
        } else if (!form.shows(report.summaryText())) {
            throw new SummaryChangedException(report);
        }
    }

    private LocalDate arrivedOn(String typed, Report report) {
        LocalDate day;
        try {
            day = LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new HandInRefusedException(
                    "arrivedOn", typed.isEmpty() ? "请填写收到日期。" : "收到日期应为 2023-10-20 这样的日期，填写的是“" + typed + "”。");
        }
        LocalDate opened = LocalDate.ofInstant(report.openedAt(), Deadlines.ZONE);
        if (day.isAfter(calendar.today())) {
            throw new HandInRefusedException(
                    "arrivedOn", "收到日期不能晚于今天 " + wording.day(calendar.today()) + "，填写的是 " + wording.day(day) + "。");
        }
        if (day.isBefore(opened)) {
            throw new HandInRefusedException(
                    "arrivedOn", "收到日期不能早于任务下达之日 " + wording.day(opened) + "，填写的是 " + wording.day(day) + "。");
        }
        return day;
    }

    private void declareNothing(Report report) {
        if (rows.countByReportIdAndState(report.id(), RowState.ACCEPTED) > 0) {
            throw new HandInRefusedException("nothing", "该表已有通过审核的行，不能改记“无推荐”。");
        }
        rows.findByReportIdAndStateInOrderByRowNo(report.id(), Set.of(RowState.RETURNED))
                .forEach(row -> row.leaveOut("代录为无推荐"));
        report.declareNoNomination(clock.instant());
    }

    private void summarise(
            Report report, RecordingForm form, ReportHandIn.Signature signature, List<ReportOriginal> kept) {
        report.summarise(form.summaryText());
        report.signedBy(signature.name(), signature.post(), signature.contact());
        // The original is what the reviewer reads: it stands among the materials as if it had been uploaded there.
        kept.stream()
                .filter(original -> files.findByReportIdAndSha256(report.id(), original.sha256())
                        .isEmpty())
                .forEach(original -> files.save(new ReportFile(
                        report.id(),
                        original.stored(),
                        MaterialCategory.of(original.stored().type(), original.fileName()),
                        Math.toIntExact(files.countByReportId(report.id())) + 1,
                        original.uploadedBy(),
                        clock.instant())));
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.wording.PortalAddress;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** More time for a report: asked for by the unit, decided by its superior, never assumed. */
@Component
class Extensions {

    private final Reports reports;
    private final ReportExtensions extensions;
    private final ReportHistory history;
    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final PortalAddress portal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Extensions(
            Reports reports,
            ReportExtensions extensions,
            ReportHistory history,
            ReportCalendar calendar,
            ReportWording wording,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            PortalAddress portal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.extensions = extensions;
        this.history = history;
        this.calendar = calendar;
        this.wording = wording;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks the superior for more time. A report that is closed already is taken up again if the superior agrees.
     *
     * @throws HandInRefusedException in words for the user, when the day or the report's state does not allow it
     */
    @Transactional
    void request(long reportId, LocalDate until, String reason, String requestedBy) {
        Report report = reports.toChange(reportId);
        if (report.isRoot()) {
            throw new HandInRefusedException("requestedUntil", "本级为汇总单位，无需申请延期。");
        }
        if (extensions.existsByReportIdAndState(reportId, ReportExtension.State.REQUESTED)) {
            throw new HandInRefusedException("requestedUntil", "已有一份延期申请等待上级审批，不能重复申请。");
        }
        boolean reopens = report.state() == ReportState.SILENT || report.state() == ReportState.MISSING;
        if (!reopens && !report.state().awaitsHandIn()) {
            throw new HandInRefusedException(
                    "requestedUntil", "当前状态为“" + report.state().label() + "”，无需申请延期。");
        }
        if (until.isBefore(calendar.today())) {
            throw new HandInRefusedException("requestedUntil", "申请延至的日期不能早于今天，填写的是 " + wording.day(until) + "。");
        }
        if (!reopens && !until.isAfter(report.limitDay())) {
            throw new HandInRefusedException(
                    "requestedUntil",
                    "申请延至的日期应晚于现在的截止日期 " + wording.day(report.limitDay()) + "，填写的是 " + wording.day(until) + "。");
        }
        ReportExtension extension =
                extensions.save(new ReportExtension(reportId, until, reason, requestedBy, reopens, clock.instant()));
        history.note(
                report,
                ReportEvent.Kind.EXTENSION_REQUESTED,
                report.unitCode(),
                "申请延至 " + wording.day(until) + "：" + reason);
        events.publishEvent(new ExtensionRequested(extension.id(), reportId, reopens));
    }

    @Transactional(readOnly = true)
    PreparedExtension prepare(long extensionId) {
        ReportExtension extension = extensions.findById(extensionId).orElseThrow();
        Report report = reports.get(extension.reportId());
        return new PreparedExtension(
                new ExtensionContext(
                        organization.unit(report.unitCode()).name(),
                        campaigns.definition(report.campaignId()).reports().name(report.kind()),
                        wording.deadline(report.limitDay()),
                        wording.deadline(extension.requestedUntil()),
                        extension.reason(),
                        portal.to(report.path())),
                extension.requestedUntil().toString(),
                report.superiorCode(),
                accounts.officerOf(report.superiorCode()).orElse(null));
    }

    /**
     * Records the superior's decision; a granted day that lies before today is taken as the day asked for, and one before
     * the limit that holds already changes nothing: an extension never shortens. A report that was closed while the
     * request waited is taken up again; one whose unit has ended meanwhile is not.
     *
     * @return whether more time was granted
     */
    @Transactional
    boolean record(long extensionId, String decision, LocalDate grantedUntil, String reason) {
        ReportExtension extension = extensions.findById(extensionId).orElseThrow();
        if (extension.state() == ReportExtension.State.REQUESTED) {
            Report report = reports.toChange(extension.reportId());
            Unit unit = organization.unit(report.unitCode());
            boolean granted = "grant".equals(decision) && !unit.dissolved();
            if (granted) {
                grant(report, extension, grantedUntil, reason);
            } else {
                refuse(report, extension, unit.dissolved() ? ended(unit, reason) : reason);
            }
            events.publishEvent(new ExtensionDecided(extensionId, report.id(), granted));
        }
        return extension.state() == ReportExtension.State.GRANTED;
    }

    private void refuse(Report report, ReportExtension extension, String reason) {
        extension.refuse(reason, clock.instant());
        history.note(report, ReportEvent.Kind.EXTENSION_REFUSED, report.superiorCode(), reason);
    }

    /** Why a unit that has ended gets no more time, and what to do instead. */
    private String ended(Unit unit, String note) {
        String instead = unit.mergedInto() == null
                ? "如确有材料，请交上级单位处理。"
                : "如有材料，请由承接单位“" + organization.receiverFor(unit.code()).name() + "”一并报送。";
        return "该单位已撤并，不能再单独报送；" + instead + (note == null || note.isBlank() ? "" : "原审批意见：" + note);
    }

    private void grant(Report report, ReportExtension extension, LocalDate grantedUntil, String note) {
        LocalDate until = grantedUntil == null || grantedUntil.isBefore(calendar.today())
                ? extension.requestedUntil()
                : grantedUntil;
        extension.grant(until, note, clock.instant());
        if (report.state() == ReportState.SILENT || report.state() == ReportState.MISSING) {
            report.reopen(until);
        } else if (report.state().isOpen() && until.isAfter(report.limitDay())) {
            report.grantExtension(until);
            events.publishEvent(new ReportDeadlineMoved(report.id()));
        }
        history.note(
                report, ReportEvent.Kind.EXTENSION_GRANTED, report.superiorCode(), "延至 " + wording.deadline(until));
    }

    record PreparedExtension(
            ExtensionContext extension, String grantedUntil, String reviewerCode, String reviewerAssignee) {}

    record ExtensionContext(
            String unitName,
            String kindName,
            String dueText,
            String requestedUntilText,
            String reason,
            String portalLink) {}
}

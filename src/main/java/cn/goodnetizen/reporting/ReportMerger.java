package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitDuties;
import cn.goodnetizen.organization.UnitEnded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to reports when units merge or are dissolved while a campaign runs: open reports of the unit end, what it
 * had not handed up for good goes into the report of the unit that takes over, and its subordinates report to that one.
 */
@Component
@Order(1)
class ReportMerger implements UnitDuties {

    /** Rows that no reviewer has accepted yet. */
    private static final Set<RowState> NOT_DECIDED = EnumSet.of(RowState.DRAFT, RowState.RETURNED, RowState.HANDED_IN);

    private final Reports reports;
    private final NominationRows rows;
    private final ReportFiles files;
    private final ReportMove move;
    private final ReportHistory history;
    private final Campaigns campaigns;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportMerger(
            Reports reports,
            NominationRows rows,
            ReportFiles files,
            ReportMove move,
            ReportHistory history,
            Campaigns campaigns,
            Organization organization,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.rows = rows;
        this.files = files;
        this.move = move;
        this.history = history;
        this.campaigns = campaigns;
        this.organization = organization;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> openOf(String unitCode) {
        return openReports(unitCode)
                .map(report -> nameOf(report) + "（" + report.state().label() + "）")
                .toList();
    }

    private Stream<Report> openReports(String unitCode) {
        return reports.findByUnitCode(unitCode).stream()
                .filter(report -> report.state().isOpen());
    }

    private String nameOf(Report report) {
        return campaigns.definition(report.campaignId()).reports().name(report.kind());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        List<String> sentences = new ArrayList<>();
        openReports(closing.unitCode()).forEach(report -> sentences.add(consequenceOf(report, closing)));
        if (sentences.isEmpty()) {
            sentences.add("本单位没有在办的报送任务；已办结的材料保持不变。");
        }
        sentences.addAll(move.consequencesOf(closing));
        return sentences;
    }

    private String consequenceOf(Report report, UnitClosing closing) {
        String head = nameOf(report) + "（" + report.state().label() + "）：任务结束";
        if (!closing.merges()) {
            return head + "，已填的材料留存备查。";
        }
        String successor = organization.unit(closing.intoCode()).name();
        boolean taken = takingOver(report, closing.intoCode()).isPresent();
        String content = contentOf(report);
        if (content.isEmpty()) {
            return head + "，没有需要移交的材料。";
        }
        return taken
                ? head + "，" + content + "并入“" + successor + "”的材料，标明来源。"
                : head + "，“" + successor + "”的材料已经报出，" + content + "留存备查，需上级与它另行处理。";
    }

    private String contentOf(Report report) {
        List<String> parts = new ArrayList<>();
        long own = undecided(report).count();
        if (own > 0) {
            parts.add("推荐 " + own + " 行");
        }
        if (hasText(report)) {
            parts.add("正文");
        }
        long attached = files.countByReportId(report.id());
        if (attached > 0) {
            parts.add("附件 " + attached + " 个");
        }
        return String.join("、", parts);
    }

    private static boolean hasText(Report report) {
        return report.summaryText() != null && !report.summaryText().isBlank();
    }

    private Stream<NominationRow> undecided(Report report) {
        // 补报 rows go their way with the report they came from.
        return rows.findByReportIdAndStateInOrderByRowNo(report.id(), NOT_DECIDED).stream()
                .filter(row -> !row.supplementary() && !move.letsGoOf(row));
    }

    /** The successor's report of the same kind, as long as something may still be put into it. */
    private Optional<Report> takingOver(Report report, String successor) {
        return reports.findByCampaignIdAndKindAndUnitCode(report.campaignId(), report.kind(), successor)
                .filter(Report::mayGather);
    }

    /** What comes from below leaves the unit's tables first: the successor gathers it from the subordinates themselves. */
    @ApplicationModuleListener
    void on(UnitEnded event) {
        UnitClosing closing = event.closing();
        Unit receiver = organization.receiverFor(closing.unitCode());
        move.move(closing.unitCode(), receiver);
        for (Long id : openReports(closing.unitCode()).map(Report::id).toList()) {
            Report report = reports.toChange(id);
            if (closing.merges()) {
                merge(report, receiver.code());
            } else {
                history.note(report, ReportEvent.Kind.DISSOLVED, null, null);
            }
            report.close(ReportState.DISSOLVED, clock.instant());
            events.publishEvent(new ReportEnded(id));
        }
    }

    private void merge(Report report, String successor) {
        String successorName = organization.unit(successor).name();
        String content = contentOf(report);
        Optional<Report> taking = takingOver(report, successor).map(found -> reports.toChange(found.id()));
        String detail = "并入“" + successorName + "”";
        if (taking.isPresent()) {
            Report into = taking.get();
            String unitName = organization.unit(report.unitCode()).name();
            boolean textTaken = takeText(report, into, unitName);
            takeRows(report, into, successorName);
            takeFiles(report, into);
            if (!content.isEmpty()) {
                history.note(into, ReportEvent.Kind.TOOK_OVER, report.unitCode(), "来自“" + unitName + "”：" + content);
                detail += "，移交" + content + (textTaken ? "" : "；正文留在本报送中，请承接单位在汇总任务里摘用");
            }
        } else if (!content.isEmpty()) {
            detail += "；其材料已报出，" + content + "留存备查，请上级另行处理";
        }
        history.note(report, ReportEvent.Kind.MERGED, successor, detail);
    }

    private void takeRows(Report report, Report into, String successorName) {
        int rowNo = rows.lastRowNo(into.id());
        List<NominationRow> taken = undecided(report).toList();
        for (NominationRow row : taken) {
            rows.save(NominationRow.from(row, into.id(), ++rowNo, false));
            row.leaveOut("并入“" + successorName + "”的推荐表");
        }
        if (!taken.isEmpty() && into.state() == ReportState.CONSOLIDATING) {
            events.publishEvent(new FormChanged(into.id(), OpenTask.Form.CONSOLIDATION));
        }
    }

    /** @return false when the text stays where it is, because the form of a task holds the successor's text now */
    private static boolean takeText(Report report, Report into, String unitName) {
        if (!hasText(report)) {
            return true;
        }
        if (!into.state().awaitsHandIn()) {
            return false;
        }
        String before = hasText(into) ? into.summaryText() + "\n\n" : "";
        into.summarise(before + "【" + unitName + "】\n" + report.summaryText());
        return true;
    }

    private void takeFiles(Report report, Report into) {
        String prefix = organization.unit(report.unitCode()).shortName() + "-";
        int place = Math.toIntExact(files.countByReportId(into.id()));
        for (ReportFile file : files.findByReportIdOrderByPlaceAscIdAsc(report.id())) {
            if (files.findByReportIdAndSha256(into.id(), file.sha256()).isEmpty()) {
                files.save(file.copyFor(into.id(), prefix, ++place));
            }
        }
    }
}

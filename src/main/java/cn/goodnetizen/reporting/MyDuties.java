package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.CampaignState;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.NoticeDispatch;
import cn.goodnetizen.campaign.NoticeInfo;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one unit has to do now: notices to sign for, reports to hand in, and how much waits in Tasklist. */
@Component
class MyDuties {

    private final Reports reports;
    private final ReportExtensions extensions;
    private final ReportQueries queries;
    private final ReportGuide guide;
    private final NoticeDispatch notices;
    private final Campaigns campaigns;
    private final Organization organization;

    MyDuties(
            Reports reports,
            ReportExtensions extensions,
            ReportQueries queries,
            ReportGuide guide,
            NoticeDispatch notices,
            Campaigns campaigns,
            Organization organization) {
        this.reports = reports;
        this.extensions = extensions;
        this.queries = queries;
        this.guide = guide;
        this.notices = notices;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    @Transactional(readOnly = true)
    DutiesPage of(AccountPrincipal me) {
        Unit unit = organization.unit(me.unitCode());
        CampaignInfo running = campaigns.running().orElse(null);
        List<Duty> duties = running == null
                ? List.of()
                : reports.findByCampaignIdAndUnitCodeOrderByDueDay(running.id(), me.unitCode()).stream()
                        .map(this::duty)
                        .toList();
        return new DutiesPage(
                unit,
                running,
                notices.receivedBy(me.unitCode()).stream()
                        .filter(notice -> notice.receivedAt() == null)
                        .map(notice -> new Unsigned(
                                notice, organization.unit(notice.senderCode()).name()))
                        .toList(),
                duties.stream().filter(duty -> duty.guidance().pending()).toList(),
                duties.stream().filter(duty -> !duty.guidance().pending()).toList(),
                tasks(unit),
                me.role() == Role.MANAGER,
                !organization.subordinatesOf(me.unitCode()).isEmpty());
    }

    private Duty duty(Report report) {
        return new Duty(
                ReportView.of(report),
                guide.of(report),
                queries.returnedRows(report.id()),
                queries.report(report.id()).rows());
    }

    /** From our own tables: what the engine lists in Tasklist for this unit. */
    private List<Waiting> tasks(Unit unit) {
        String code = unit.code();
        CampaignInfo newest = campaigns.current().orElse(null);
        boolean leads = newest != null
                && campaigns.definition(newest.id()).organiser().code().equals(code);
        boolean drafting = leads && newest.state() == CampaignState.PLANNED;
        boolean approving =
                newest != null && unit.superiorCode() == null && newest.state() == CampaignState.IN_APPROVAL;
        return Stream.of(
                        new Waiting("起草活动通知", drafting ? 1 : 0),
                        new Waiting("审批活动通知", approving ? 1 : 0),
                        new Waiting("转发通知", unit.superiorCode() == null ? 0 : notices.toForward(code)),
                        new Waiting("审核下级材料", reports.countByReviewerCodeAndState(code, ReportState.IN_REVIEW)),
                        new Waiting("审批延期", extensions.countToDecide(code)),
                        new Waiting("汇总下级材料", reports.countByUnitCodeAndState(code, ReportState.CONSOLIDATING)),
                        new Waiting("报送上级", reports.countByUnitCodeAndState(code, ReportState.FORWARDING)))
                .filter(waiting -> waiting.count() > 0)
                .toList();
    }

    record DutiesPage(
            Unit unit,
            CampaignInfo campaign,
            List<Unsigned> unsigned,
            List<Duty> open,
            List<Duty> done,
            List<Waiting> tasks,
            boolean manager,
            boolean superior) {

        public boolean nothingToDo() {
            return unsigned.isEmpty() && open.isEmpty() && tasks.isEmpty();
        }
    }

    record Unsigned(NoticeInfo notice, String sender) {}

    record Duty(
            ReportView report,
            ReportGuide.Guidance guidance,
            List<ReportQueries.ReturnedRow> returnedRows,
            long savedRows) {}

    /** So many tasks of a kind wait in Tasklist. */
    record Waiting(String name, long count) {}
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.NoticeDispatch;
import cn.goodnetizen.campaign.NoticeDispatch.ReceiptInfo;
import cn.goodnetizen.campaign.NoticeInfo;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reports that one unit receives: where each subordinate of that line of reporting stands. */
@Component
class ChildrenOverview {

    private final Reports reports;
    private final ReportQueries queries;
    private final Recordings recordings;
    private final ReportCalendar calendar;
    private final ReportAccess access;
    private final NoticeDispatch notices;
    private final Campaigns campaigns;
    private final Organization organization;

    ChildrenOverview(
            Reports reports,
            ReportQueries queries,
            Recordings recordings,
            ReportCalendar calendar,
            ReportAccess access,
            NoticeDispatch notices,
            Campaigns campaigns,
            Organization organization) {
        this.reports = reports;
        this.queries = queries;
        this.recordings = recordings;
        this.calendar = calendar;
        this.access = access;
        this.notices = notices;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /** @param only the group of states to show; null for all */
    @Transactional(readOnly = true)
    ChildrenPage of(AccountPrincipal me, ReportKind kind, Group only) {
        CampaignInfo campaign = campaigns.running().orElse(null);
        Unit unit = organization.unit(me.unitCode());
        if (campaign == null) {
            return new ChildrenPage(unit, List.of(), kind, only, 0, new EnumMap<>(Group.class), 0, 0, 0, List.of());
        }
        Map<String, ReceiptInfo> receipts = receipts(campaign.id());
        LocalDate today = calendar.today();
        Set<Long> recorded = recordings.ofCurrentRound(
                reports.findByCampaignIdAndKindAndSuperiorCode(campaign.id(), kind, me.unitCode()));
        List<Child> all = queries.below(campaign.id(), kind, me.unitCode()).stream()
                .map(report -> child(
                        report,
                        receipts.get(report.unitCode()),
                        today,
                        access.acts(me),
                        recorded.contains(report.id())))
                .toList();
        Map<Group, Long> counts = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            counts.put(
                    group, all.stream().filter(child -> child.group() == group).count());
        }
        return new ChildrenPage(
                unit,
                kinds(campaign),
                kind,
                only,
                all.size(),
                counts,
                all.stream()
                        .filter(child -> child.report().handedInAt() != null)
                        .count(),
                all.stream().filter(child -> child.receipt() != null).count(),
                all.stream()
                        .filter(child ->
                                child.receipt() != null && child.receipt().receivedAt() != null)
                        .count(),
                all.stream()
                        .filter(child -> only == null || child.group() == only)
                        .toList());
    }

    private Child child(ReportInfo report, ReceiptInfo receipt, LocalDate today, boolean acts, boolean recorded) {
        return new Child(
                report,
                organization.unit(report.unitCode()),
                Group.of(report, today),
                receipt,
                acts && report.state().isOpen(),
                recorded);
    }

    private List<Tab> kinds(CampaignInfo campaign) {
        return Arrays.stream(ReportKind.values())
                .map(kind -> new Tab(
                        kind, campaigns.definition(campaign.id()).reports().name(kind)))
                .toList();
    }

    /** Of the joint notice, the first one issued: a supplementary one is followed on its own page. */
    private Map<String, ReceiptInfo> receipts(long campaignId) {
        return notices.issuedIn(campaignId).stream()
                .findFirst()
                .map(NoticeInfo::id)
                .map(notices::receiptsOf)
                .orElse(Map.of());
    }

    /** States as a superior looks at them. */
    enum Group {
        OVERDUE("逾期、未报", "late"),
        WAITING("等待报送", "waiting"),
        RETURNED("退回修改", "returned"),
        IN_REVIEW("待审核", "review"),
        ACCEPTED("已通过", "accepted"),
        NONE("无推荐、已关闭", "none");

        private final String label;
        private final String badge;

        Group(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        public String badge() {
            return badge;
        }

        static Group of(ReportInfo report, LocalDate today) {
            if (report.overdue(today)) {
                return OVERDUE;
            }
            return switch (report.state()) {
                case WAITING, GATHERING, CONSOLIDATING, FORWARDING -> WAITING;
                case IN_REVIEW -> IN_REVIEW;
                case RETURNED -> RETURNED;
                case ACCEPTED, CONSOLIDATED -> ACCEPTED;
                case MISSING -> OVERDUE;
                case NO_NOMINATION, SILENT, DISSOLVED -> NONE;
            };
        }
    }

    record ChildrenPage(
            Unit unit,
            List<Tab> tabs,
            ReportKind kind,
            Group only,
            int total,
            Map<Group, Long> counts,
            long handedIn,
            long noticed,
            long signed,
            List<Child> children) {}

    record Tab(ReportKind kind, String name) {}

    /**
     * @param receipt null when the notice has not been sent to it yet
     * @param recorded whether this unit recorded the report for it
     */
    record Child(
            ReportInfo report, Unit unit, Group group, ReceiptInfo receipt, boolean maySchedule, boolean recorded) {}
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Says in one sentence what happens next with a report, and what its unit can do about it. */
@Component
class ReportGuide {

    private final ReportCalendar calendar;
    private final ReportWording wording;
    private final ReportExtensions extensions;
    private final Campaigns campaigns;
    private final Organization organization;

    ReportGuide(
            ReportCalendar calendar,
            ReportWording wording,
            ReportExtensions extensions,
            Campaigns campaigns,
            Organization organization) {
        this.calendar = calendar;
        this.wording = wording;
        this.extensions = extensions;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    Guidance of(Report report) {
        boolean asking = extensions.existsByReportIdAndState(report.id(), ReportExtension.State.REQUESTED);
        boolean late = calendar.today().isAfter(report.limitDay());
        boolean overdue = late && report.owed() && report.state().isOpen() && report.state() != ReportState.IN_REVIEW;
        return new Guidance(
                campaigns.definition(report.campaignId()).reports().name(report.kind()),
                next(report, overdue),
                action(report),
                report.state().isOpen() && report.state() != ReportState.IN_REVIEW,
                overdue,
                asking,
                mayAsk(report) && !asking,
                reopens(report) ? "申请补报" : "申请延期");
    }

    private String next(Report report, boolean overdue) {
        boolean nomination = report.kind() == ReportKind.NOMINATION;
        String limit = wording.deadline(report.limitDay());
        return switch (report.state()) {
            case WAITING -> {
                if (overdue) {
                    yield "截止时间已过，仍可报送，将记为迟报；需要更多时间，请申请延期。";
                }
                yield nomination ? "请于 " + limit + " 前填写推荐表并报送；没有合适人选，可报“无推荐”。" : "请于 " + limit + " 前填写总结正文或上传材料，然后报送。";
            }
            case GATHERING -> gathering(report, nomination);
            case CONSOLIDATING -> "请在汇总页（或 Tasklist 的“汇总下级材料”）办理" + within(report, overdue);
            case FORWARDING -> "请在汇总页（或 Tasklist 的“报送上级”）确认报送" + within(report, overdue);
            case IN_REVIEW -> organization.unit(report.reviewerCode()).shortName() + "正在审核，审核期间不能修改；有结果会发邮件告知。";
            case RETURNED -> overdue ? "改正期限已过，请尽快按退回原因修改后再次报送，将记为迟报。" : "请按退回原因修改，于 " + limit + " 前再次报送。";
            case ACCEPTED -> "已通过审核，本项办结。";
            case CONSOLIDATED -> "全省汇总已完成，本项办结。";
            case NO_NOMINATION -> "本单位已报“无推荐”，本项办结。";
            case SILENT -> "到期未推荐，系统已关闭，不算逾期。确需补报，可向上级申请。";
            case MISSING -> "到期未报，已记为未报。需要补报，请向上级申请。";
            case DISSOLVED -> "单位已撤销，报送终止。";
        };
    }

    private String gathering(Report report, boolean nomination) {
        LocalDate cutOff = report.cutOffDay();
        if (report.round() > 0) {
            return "已撤回，正在转入汇总；稍后刷新本页，即可在汇总页修改后再次报送。";
        }
        String own = nomination ? "本单位自荐的人选现在就可以填写保存，汇总时一并列入。" : "本单位的总结现在就可以起草。";
        return cutOff.isBefore(calendar.today())
                ? "正在转入汇总，任务会出现在 Tasklist。" + own
                : "下级单位正在报送；全部办结或到 " + wording.deadline(cutOff) + "，转入 Tasklist 汇总。" + own;
    }

    private String within(Report report, boolean overdue) {
        return overdue ? "，截止时间已过，请尽快办理。" : "，于 " + wording.deadline(report.limitDay()) + " 前完成。";
    }

    private static String action(Report report) {
        return switch (report.state()) {
            case WAITING, GATHERING -> report.kind() == ReportKind.NOMINATION ? "填写推荐表" : "填写总结";
            case RETURNED -> "查看原因并修改";
            case CONSOLIDATING, FORWARDING -> "查看材料";
            default -> "查看";
        };
    }

    private static boolean mayAsk(Report report) {
        return !report.isRoot() && (reopens(report) || report.state().awaitsHandIn());
    }

    /** Closed without anything handed in: asking for more time asks to be let in after all. */
    private static boolean reopens(Report report) {
        return report.state() == ReportState.SILENT || report.state() == ReportState.MISSING;
    }

    /**
     * @param pending whether the unit itself still has to do something
     * @param asking whether a request for more time waits for the superior
     */
    record Guidance(
            String kindName,
            String next,
            String action,
            boolean pending,
            boolean overdue,
            boolean asking,
            boolean mayAsk,
            String askLabel) {}
}

package cn.goodnetizen.notification;

import cn.goodnetizen.bulletin.NewsAdopted;
import cn.goodnetizen.bulletin.NewsQueries;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.NoticeDispatch;
import cn.goodnetizen.campaign.NoticeForwarded;
import cn.goodnetizen.campaign.NoticeInfo;
import cn.goodnetizen.campaign.ReceiptReminderDue;
import cn.goodnetizen.entry.RecommendedPeople;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.ExtensionDecided;
import cn.goodnetizen.reporting.NomineesAccepted;
import cn.goodnetizen.reporting.ReminderDue;
import cn.goodnetizen.reporting.ReportAccepted;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportRecorded;
import cn.goodnetizen.reporting.ReportReturned;
import cn.goodnetizen.reporting.ReportUrged;
import java.time.LocalDate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Turns what happened into letters. Day and occasion of a letter come from the event alone, never from what the report
 * says now: the same event handled again asks for the same letter.
 */
@Component
class LetterOccasions {

    private final LetterDesk desk;
    private final ChannelDesk channels;
    private final Organization organization;
    private final Campaigns campaigns;
    private final NoticeDispatch notices;
    private final ReportQueries reports;
    private final NewsQueries news;
    private final RecommendedPeople recommended;
    private final LetterWording wording;

    LetterOccasions(
            LetterDesk desk,
            ChannelDesk channels,
            Organization organization,
            Campaigns campaigns,
            NoticeDispatch notices,
            ReportQueries reports,
            NewsQueries news,
            RecommendedPeople recommended,
            LetterWording wording) {
        this.desk = desk;
        this.channels = channels;
        this.organization = organization;
        this.campaigns = campaigns;
        this.notices = notices;
        this.reports = reports;
        this.news = news;
        this.recommended = recommended;
        this.wording = wording;
    }

    @ApplicationModuleListener
    void on(NoticeForwarded forwarded) {
        for (String unitCode : forwarded.recipientUnitCodes()) {
            NoticeInfo notice =
                    notices.receivedBy(unitCode, forwarded.noticeId()).orElseThrow();
            queue(
                    LetterKind.NOTICE,
                    unitCode,
                    forwarded.unitCode(),
                    false,
                    "notice:" + notice.id(),
                    notice.receiptDueDay(),
                    "notice",
                    "【请签收】" + titleOf(notice));
        }
    }

    @ApplicationModuleListener
    void on(ReceiptReminderDue due) {
        NoticeInfo notice = notices.receivedBy(due.unitCode(), due.noticeId()).orElseThrow();
        boolean overdue = "overdue".equals(due.letter());
        queue(
                overdue ? LetterKind.RECEIPT_OVERDUE : LetterKind.RECEIPT_REMINDER,
                due.unitCode(),
                notice.senderCode(),
                due.copySuperior(),
                "notice:" + due.noticeId(),
                due.dueDay(),
                offset(due.daysToDeadline()),
                (overdue ? "【催办】尚未签收：" : "【提醒】请签收：") + titleOf(notice));
    }

    @ApplicationModuleListener
    void on(ReminderDue due) {
        ReportInfo report = reports.report(due.reportId());
        String name = nameOf(report);
        String deadline = wording.deadline(due.dueDay());
        LetterKind kind;
        String subject;
        switch (due.letter()) {
            case "overdue" -> {
                kind = LetterKind.OVERDUE;
                subject = "【逾期提示】" + name + "已超过截止时间 " + deadline;
            }
            case "due-today" -> {
                kind = LetterKind.DUE_TODAY;
                subject = "【今日截止】" + name + "请于 " + deadline + " 前报送";
            }
            case "reminder" -> {
                kind = LetterKind.REMINDER;
                subject = "【提醒】" + name + "请于 " + deadline + " 前报送";
            }
            default -> throw new IllegalArgumentException("no letter is called " + due.letter());
        }
        queue(
                kind,
                report.unitCode(),
                superiorOf(report),
                due.copySuperior(),
                "report:" + report.id(),
                due.dueDay(),
                offset(due.daysToDeadline()),
                subject);
    }

    /** One a day for each report: the day stands in the occasion, the number in the subject. */
    @ApplicationModuleListener
    void on(ReportUrged urged) {
        ReportInfo report = reports.report(urged.reportId());
        queue(
                LetterKind.URGED,
                report.unitCode(),
                superiorOf(report),
                urged.copySuperior(),
                "report:" + report.id(),
                urged.dueDay(),
                "urged-" + urged.day() + "-" + urged.number(),
                "【催办】" + nameOf(report) + "请尽快报送（第 " + urged.number() + " 次）");
    }

    @ApplicationModuleListener
    void on(ReportRecorded recorded) {
        ReportInfo report = reports.report(recorded.reportId());
        queue(
                LetterKind.RECORDED,
                report.unitCode(),
                superiorOf(report),
                false,
                "report:" + report.id(),
                Letter.NO_DAY,
                "recorded-" + recorded.round(),
                "【代录告知】" + nameOf(report) + "已由上级代为录入");
    }

    @ApplicationModuleListener
    void on(ReportReturned returned) {
        ReportInfo report = reports.report(returned.reportId());
        aboutReport(
                LetterKind.RETURNED, report, "returned-" + returned.round(), "【退回修改】" + nameOf(report) + "请修改后重新报送");
    }

    @ApplicationModuleListener
    void on(ReportAccepted accepted) {
        ReportInfo report = reports.report(accepted.reportId());
        aboutReport(LetterKind.ACCEPTED, report, "accepted-" + accepted.round(), "【审核通过】" + nameOf(report));
    }

    /** The table has no mailboxes: only their unit can tell those it recommends that they have to enter themselves. */
    @ApplicationModuleListener
    void on(NomineesAccepted accepted) {
        ReportInfo report = reports.report(accepted.reportId());
        LocalDate end = campaigns.definition(report.campaignId()).calendar().firstReviewEndsOn();
        if (wording.today().isAfter(end)
                || recommended.unfinished(accepted.reportId(), accepted.round()).isEmpty()) {
            return;
        }
        queue(
                LetterKind.NOMINEES_TO_ENTER,
                organization.receiverFor(report.unitCode()).code(),
                superiorOf(report),
                false,
                "report:" + report.id(),
                Letter.NO_DAY,
                "nominees-" + accepted.round(),
                "【请通知本人报名】推荐的网络达人已通过审核，推荐不等于报名");
    }

    @ApplicationModuleListener
    void on(ExtensionDecided decided) {
        ReportInfo report = reports.report(decided.reportId());
        String name = nameOf(report);
        aboutReport(
                decided.granted() ? LetterKind.EXTENSION_GRANTED : LetterKind.EXTENSION_REFUSED,
                report,
                "extension-" + decided.extensionId(),
                decided.granted()
                        ? "【同意延期】" + name + "可延至 "
                                + wording.deadline(
                                        reports.extension(decided.extensionId()).grantedUntil())
                        : "【未同意延期】" + name + "请按原截止时间报送");
    }

    @ApplicationModuleListener
    void on(NewsAdopted adopted) {
        queue(
                LetterKind.ADOPTED,
                adopted.unitCode(),
                adopted.adopterCode(),
                false,
                "news:" + adopted.newsId(),
                Letter.NO_DAY,
                "adopted-" + adopted.adoptionId(),
                "【已采用】" + news.adoption(adopted.adoptionId()).title());
    }

    private void aboutReport(LetterKind kind, ReportInfo report, String occasion, String subject) {
        queue(
                kind,
                report.unitCode(),
                report.reviewerCode() == null ? superiorOf(report) : report.reviewerCode(),
                false,
                "report:" + report.id(),
                Letter.NO_DAY,
                occasion,
                subject);
    }

    private void queue(
            LetterKind kind,
            String unitCode,
            String senderCode,
            boolean copySuperior,
            String duty,
            LocalDate day,
            String occasion,
            String subject) {
        Unit unit = organization.unit(unitCode);
        if (unit.dissolved()) {
            return;
        }
        String copy = copySuperior && !senderCode.equals(unitCode)
                ? organization.unit(senderCode).email()
                : null;
        LetterOrder order =
                new LetterOrder(kind, unitCode, senderCode, duty, day, occasion, unit.email(), copy, subject);
        desk.queue(order);
        channels.alsoRemind(order);
    }

    /** 省总工会 itself has no superior: what it is reminded of comes from its own office. */
    private static String superiorOf(ReportInfo report) {
        return report.superiorCode() == null ? report.unitCode() : report.superiorCode();
    }

    private String nameOf(ReportInfo report) {
        return campaigns.definition(report.campaignId()).reports().name(report.kind());
    }

    private static String titleOf(NoticeInfo notice) {
        return "《" + notice.title() + "》";
    }

    /** D-7 is seven days before the day, D0 the day itself, D+1 the day after. */
    static String offset(int daysToDeadline) {
        if (daysToDeadline == 0) {
            return "D0";
        }
        return daysToDeadline > 0 ? "D-" + daysToDeadline : "D+" + -daysToDeadline;
    }
}

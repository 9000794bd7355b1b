package cn.goodnetizen.campaign;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.wording.ChineseDates;
import cn.goodnetizen.wording.PortalAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A notice on its way down: forwarded by each unit with its own dates, signed for by each subordinate. */
@Component
public class NoticeDispatch {

    private static final int FORWARDING_DAYS = 5;
    /** Beyond the day on which the first receipts are due: time for a union to forward, and for its units to sign. */
    private static final int SUPPLEMENTARY_MARGIN_DAYS = 14;

    private final Notices notices;
    private final NoticeForwardings forwardings;
    private final NoticeReceipts receipts;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final PortalAddress portal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeDispatch(
            Notices notices,
            NoticeForwardings forwardings,
            NoticeReceipts receipts,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            PortalAddress portal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notices = notices;
        this.forwardings = forwardings;
        this.receipts = receipts;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /** A unit is to forward a notice; at the two organisers the joint notice is itself the forwarding. */
    @Transactional
    OpenedForwarding open(long campaignId, long noticeId, String unitCode) {
        Unit unit = organization.unit(unitCode);
        if (forwardings.findByNoticeIdAndUnitCode(noticeId, unitCode).isEmpty()) {
            forwardings.save(new NoticeForwarding(noticeId, unitCode, clock.instant()));
        }
        return new OpenedForwarding(
                unit.superiorCode() == null,
                accounts.officerOf(unitCode).orElse(null),
                EngineMoment.endOf(today().plusDays(FORWARDING_DAYS)),
                EngineMoment.endOf(receiptClosesOn(campaignId, noticeId)));
    }

    /** A supplementary notice may come when the receipts of the first are closed: it is waited for in its own time. */
    private LocalDate receiptClosesOn(long campaignId, long noticeId) {
        CampaignDefinition.Receipt receipt = campaigns.definition(campaignId).receipt();
        Notice notice = notices.findById(noticeId).orElseThrow();
        if (notice.kind() == Notice.Kind.JOINT) {
            return receipt.closesOn();
        }
        LocalDate own = LocalDate.ofInstant(notice.issuedAt(), Deadlines.ZONE)
                .plusDays(receipt.dueDays() + (long) SUPPLEMENTARY_MARGIN_DAYS);
        return own.isAfter(receipt.closesOn()) ? own : receipt.closesOn();
    }

    /**
     * What the form shows; days that were typed before come back together with what is wrong with them.
     *
     * @param typed what the officer gave at the last try, each null at the first
     */
    @Transactional(readOnly = true)
    PreparedForwarding prepare(long noticeId, String unitCode, OwnDates typed, String problem) {
        Notice notice = notices.findById(noticeId).orElseThrow();
        ReportRules rules = campaigns.definition(notice.campaignId()).reports();
        Unit unit = organization.unit(unitCode);
        LocalDate nominations = dayBelow(notice.campaignId(), ReportKind.NOMINATION, unit, rules);
        LocalDate summaries = dayBelow(notice.campaignId(), ReportKind.SUMMARY, unit, rules);
        return new PreparedForwarding(
                new ForwardingContext(
                        unit.name(),
                        "《" + notice.title() + "》（" + notice.number() + "）",
                        organization.unit(unit.superiorCode()).name(),
                        ChineseDates.day(nominations),
                        ChineseDates.day(summaries),
                        portal.to("/notices/" + noticeId),
                        problem),
                stillAhead(typed.nominations() == null ? nominations : typed.nominations()),
                stillAhead(typed.summaries() == null ? summaries : typed.summaries()),
                accounts.officerOf(unitCode).orElse(null));
    }

    /**
     * Looks at the days that a unit wants to give its subordinates.
     *
     * @return what is wrong, naming field, limit and value; null when they fit
     */
    @Transactional(readOnly = true)
    String problemWith(long noticeId, String unitCode, OwnDates typed) {
        ReportRules rules = campaigns
                .definition(notices.findById(noticeId).orElseThrow().campaignId())
                .reports();
        Unit unit = organization.unit(unitCode);
        String problems = Stream.of(
                        problemWith("推荐表截止日", typed.nominations(), latestBelow(rules, ReportKind.NOMINATION, unit)),
                        problemWith("活动总结截止日", typed.summaries(), latestBelow(rules, ReportKind.SUMMARY, unit)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n\n"));
        return problems.isEmpty() ? null : problems;
    }

    private String problemWith(String field, LocalDate day, LocalDate latest) {
        if (day != null && day.isBefore(today())) {
            return field + "不能早于今天 " + ChineseDates.day(today()) + "，填写的是 " + ChineseDates.day(day) + "。";
        }
        return day != null && day.isAfter(latest)
                ? field + "不能晚于本单位自己的截止日 " + ChineseDates.day(latest) + "，填写的是 " + ChineseDates.day(day) + "。"
                : null;
    }

    /** The day that the unit set for its subordinates before, or else the campaign's own. */
    private LocalDate dayBelow(long campaignId, ReportKind kind, Unit unit, ReportRules rules) {
        return campaigns.deadlineSetBy(unit.code(), campaignId, kind).orElseGet(() -> defaultBelow(rules, kind, unit));
    }

    /** A day that is over is not offered again. */
    private String stillAhead(LocalDate day) {
        return day.isBefore(today()) ? null : day.toString();
    }

    private static LocalDate defaultBelow(ReportRules rules, ReportKind kind, Unit unit) {
        return rules.duty(kind, unit.level() + 1, unit.code()).dueDay();
    }

    /** A subordinate cannot be given longer than its union itself has. */
    private static LocalDate latestBelow(ReportRules rules, ReportKind kind, Unit unit) {
        return rules.duty(kind, unit.level(), unit.superiorCode()).dueDay();
    }

    /**
     * Sends the notice to every subordinate and sets the deadlines that the unit gave them.
     *
     * @param typed the unit's own days, each null where the default stays
     */
    @Transactional
    List<Recipient> send(long noticeId, String unitCode, OwnDates typed, String contactNote, String coverText) {
        Notice notice = notices.findById(noticeId).orElseThrow();
        Unit unit = organization.unit(unitCode);
        NoticeForwarding forwarding =
                forwardings.findByNoticeIdAndUnitCode(noticeId, unitCode).orElseThrow();
        List<Unit> subordinates = organization.subordinatesOf(unitCode);
        if (forwarding.sentAt() == null) {
            forwarding.send(typed.nominations(), typed.summaries(), contactNote, coverText, clock.instant());
            LocalDate dueDay = today().plusDays(
                            campaigns.definition(notice.campaignId()).receipt().dueDays());
            subordinates.forEach(subordinate ->
                    receipts.save(new NoticeReceipt(noticeId, subordinate.code(), unitCode, clock.instant(), dueDay)));
            for (ReportKind kind : ReportKind.values()) {
                if (forwarding.dueDay(kind) != null) {
                    events.publishEvent(new DeadlineSet(notice.campaignId(), unitCode, kind, forwarding.dueDay(kind)));
                }
            }
            events.publishEvent(new NoticeForwarded(
                    noticeId, unitCode, subordinates.stream().map(Unit::code).toList()));
            if (unit.superiorCode() != null) {
                // Who passes a notice on has received it.
                sign(noticeId, unitCode, accounts.officerOf(unitCode).orElse(unitCode));
            }
        }
        return subordinates.stream()
                .map(subordinate -> new Recipient(
                        subordinate.code(),
                        NoticeReceipt.key(noticeId, subordinate.code()),
                        !organization.subordinatesOf(subordinate.code()).isEmpty()))
                .toList();
    }

    /**
     * A unit signs for a notice.
     *
     * @return false when it had done so before, or the notice was not sent to it
     */
    @Transactional
    public boolean sign(long noticeId, String unitCode, String username) {
        boolean signed = receipts.findByNoticeIdAndUnitCode(noticeId, unitCode)
                .map(receipt -> receipt.receive(username, clock.instant()))
                .orElse(false);
        if (signed) {
            events.publishEvent(new NoticeReceived(noticeId, unitCode));
        }
        return signed;
    }

    @Transactional(readOnly = true)
    ReceiptDays daysToReceipt(long noticeId, String unitCode) {
        LocalDate dueDay = receipts.findByNoticeIdAndUnitCode(noticeId, unitCode)
                .orElseThrow()
                .dueDay();
        return new ReceiptDays(Math.toIntExact(ChronoUnit.DAYS.between(today(), dueDay)), dueDay.toString());
    }

    @Transactional
    void remind(long noticeId, String unitCode, String letter, boolean copySuperior) {
        NoticeReceipt receipt =
                receipts.findByNoticeIdAndUnitCode(noticeId, unitCode).orElseThrow();
        if (receipt.receivedAt() == null && receipt.closedAt() == null) {
            events.publishEvent(new ReceiptReminderDue(
                    noticeId,
                    unitCode,
                    letter,
                    copySuperior,
                    daysToReceipt(noticeId, unitCode).daysToDeadline(),
                    receipt.dueDay()));
        }
    }

    @Transactional
    void closeReceipt(long noticeId, String unitCode) {
        receipts.findByNoticeIdAndUnitCode(noticeId, unitCode).ifPresent(receipt -> receipt.close(clock.instant()));
    }

    /** The notices sent to a unit, the newest first. */
    @Transactional(readOnly = true)
    public List<NoticeInfo> receivedBy(String unitCode) {
        return receipts.findByUnitCodeOrderByIdDesc(unitCode).stream()
                .map(this::info)
                .toList();
    }

    /** A notice as it was sent to a unit; empty when it was not. */
    @Transactional(readOnly = true)
    public Optional<NoticeInfo> receivedBy(String unitCode, long noticeId) {
        return receipts.findByNoticeIdAndUnitCode(noticeId, unitCode).map(this::info);
    }

    /** A notice as issued, for its organisers. */
    @Transactional(readOnly = true)
    public Optional<NoticeInfo> issued(long noticeId) {
        return notices.findById(noticeId).map(notice -> info(notice, null, null));
    }

    /** All notices issued in a campaign, the oldest first. */
    @Transactional(readOnly = true)
    public List<NoticeInfo> issuedIn(long campaignId) {
        return notices.findByCampaignIdOrderById(campaignId).stream()
                .map(notice -> info(notice, null, null))
                .toList();
    }

    /** Who below a unit has signed for a notice and who has not, in the order of sending. */
    @Transactional(readOnly = true)
    public List<ReceiptInfo> receiptsBelow(String senderCode, long noticeId) {
        return receipts.findByNoticeIdAndSenderCodeOrderById(noticeId, senderCode).stream()
                .map(NoticeDispatch::receiptInfo)
                .toList();
    }

    /** Everyone who was sent a notice, by unit code, whoever sent it. */
    @Transactional(readOnly = true)
    public Map<String, ReceiptInfo> receiptsOf(long noticeId) {
        return receipts.findByNoticeIdInOrderById(List.of(noticeId)).stream()
                .collect(Collectors.toMap(NoticeReceipt::unitCode, NoticeDispatch::receiptInfo));
    }

    /** How many notices a unit has still to pass on. */
    @Transactional(readOnly = true)
    public long toForward(String unitCode) {
        return forwardings.countByUnitCodeAndSentAtIsNull(unitCode);
    }

    private static ReceiptInfo receiptInfo(NoticeReceipt receipt) {
        return new ReceiptInfo(
                receipt.unitCode(),
                receipt.dueDay(),
                receipt.receivedAt() == null
                        ? null
                        : receipt.receivedAt().atZone(Deadlines.ZONE).toOffsetDateTime());
    }

    private NoticeInfo info(NoticeReceipt receipt) {
        Notice notice = notices.findById(receipt.noticeId()).orElseThrow();
        NoticeForwarding forwarding = forwardings
                .findByNoticeIdAndUnitCode(receipt.noticeId(), receipt.senderCode())
                .orElse(null);
        return info(notice, receipt, forwarding);
    }

    private static NoticeInfo info(Notice notice, NoticeReceipt receipt, NoticeForwarding forwarding) {
        return new NoticeInfo(
                notice.id(),
                notice.campaignId(),
                notice.number(),
                notice.title(),
                notice.body(),
                notice.kind() == Notice.Kind.SUPPLEMENTARY,
                notice.issuedAt(),
                receipt == null ? null : receipt.senderCode(),
                forwarding == null ? null : forwarding.coverText(),
                forwarding == null ? null : forwarding.contactNote(),
                receipt == null ? null : receipt.sentAt(),
                receipt == null ? null : receipt.dueDay(),
                receipt == null ? null : receipt.receivedAt());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    /** Whether a unit has signed for a notice, and until when it should. */
    public record ReceiptInfo(String unitCode, LocalDate dueDay, OffsetDateTime receivedAt) {}

    record OpenedForwarding(boolean automatic, String ownAssignee, String forwardingDueAt, String receiptClosesAt) {}

    record PreparedForwarding(
            ForwardingContext forwarding, String nominationDueDay, String summaryDueDay, String ownAssignee) {}

    record ForwardingContext(
            String unitName,
            String noticeTitle,
            String superiorName,
            String nominationDefaultDay,
            String summaryDefaultDay,
            String portalLink,
            String problem) {}

    /** The days that a unit gives its subordinates, each null where the campaign's default stays. */
    record OwnDates(LocalDate nominations, LocalDate summaries) {}

    record Recipient(String unitCode, String receiptKey, boolean hasSubordinates) {}

    record ReceiptDays(int daysToDeadline, String dueDay) {}
}

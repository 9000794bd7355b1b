package cn.goodnetizen.campaign;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitDuties;
import cn.goodnetizen.organization.UnitEnded;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to notices when units merge or are dissolved: nobody signs for a unit that is gone, nobody goes without. */
@Component
@Order(2)
class NoticeMerger implements UnitDuties {

    private final Notices notices;
    private final NoticeForwardings forwardings;
    private final NoticeReceipts receipts;
    private final Campaigns campaigns;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeMerger(
            Notices notices,
            NoticeForwardings forwardings,
            NoticeReceipts receipts,
            Campaigns campaigns,
            Organization organization,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notices = notices;
        this.forwardings = forwardings;
        this.receipts = receipts;
        this.campaigns = campaigns;
        this.organization = organization;
        this.events = events;
        this.clock = clock;
    }

    /** A notice still to be signed for keeps nobody from reporting to another unit. */
    @Override
    public List<String> openOf(String unitCode) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        List<String> sentences = new ArrayList<>();
        int unsigned = receipts.findByUnitCodeAndReceivedAtIsNullAndClosedAtIsNull(closing.unitCode())
                .size();
        if (unsigned > 0) {
            sentences.add("待签收的通知 " + unsigned + " 份不再由本单位签收。");
        }
        int unsent =
                forwardings.findByUnitCodeAndSentAtIsNull(closing.unitCode()).size();
        if (unsent > 0 && !closing.subordinates().isEmpty()) {
            sentences.add("待转发的通知 " + unsent + " 份改由“"
                    + organization.unit(closing.subordinatesTo()).name() + "”下发给划转的下级单位。");
        }
        return sentences;
    }

    @ApplicationModuleListener
    void on(UnitEnded event) {
        UnitClosing closing = event.closing();
        if (!closing.subordinates().isEmpty()) {
            move(closing);
        }
        end(closing.unitCode());
    }

    /** The receiving unit answers for the notices of those who come to it, and they get what it has sent already. */
    private void move(UnitClosing closing) {
        receipts.findBySenderCodeAndUnitCodeIn(closing.unitCode(), closing.subordinates())
                .forEach(receipt -> receipt.sentBy(closing.subordinatesTo()));
        for (NoticeForwarding sent : forwardings.findByUnitCodeAndSentAtIsNotNull(closing.subordinatesTo())) {
            List<String> without = closing.subordinates().stream()
                    .filter(code -> receipts.findByNoticeIdAndUnitCode(sent.noticeId(), code)
                            .isEmpty())
                    .toList();
            if (!without.isEmpty()) {
                deliver(sent.noticeId(), closing.subordinatesTo(), without);
            }
        }
    }

    private void deliver(long noticeId, String sender, List<String> unitCodes) {
        Notice notice = notices.findById(noticeId).orElseThrow();
        LocalDate dueDay = LocalDate.ofInstant(clock.instant(), Deadlines.ZONE)
                .plusDays(campaigns.definition(notice.campaignId()).receipt().dueDays());
        unitCodes.forEach(code -> receipts.save(new NoticeReceipt(noticeId, code, sender, clock.instant(), dueDay)));
        events.publishEvent(new NoticeForwarded(noticeId, sender, unitCodes));
    }

    /** A unit that does not exist any more signs for nothing and forwards nothing. */
    private void end(String unitCode) {
        receipts.findByUnitCodeAndReceivedAtIsNullAndClosedAtIsNull(unitCode).forEach(receipt -> {
            receipt.close(clock.instant());
            events.publishEvent(new NoticeReceived(receipt.noticeId(), receipt.unitCode()));
        });
        forwardings
                .findByUnitCodeAndSentAtIsNull(unitCode)
                .forEach(forwarding -> events.publishEvent(new ForwardingEnded(forwarding.noticeId(), unitCode)));
    }
}

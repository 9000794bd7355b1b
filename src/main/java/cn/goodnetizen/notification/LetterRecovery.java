package cn.goodnetizen.notification;

import cn.goodnetizen.bulletin.NewsQueries;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.NoticeDispatch;
import cn.goodnetizen.campaign.NoticeInfo;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitMailboxChanged;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportState;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends again what a unit's mailbox did not take, once the mailbox is corrected: only what still means something to the
 * unit. A reminder of a report that has long been handed in is not wanted any more.
 */
@Component
class LetterRecovery {

    private final StoredLetters letters;
    private final InvalidMailboxes mailboxes;
    private final Organization organization;
    private final Campaigns campaigns;
    private final NoticeDispatch notices;
    private final ReportQueries reports;
    private final NewsQueries news;
    private final MailProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LetterRecovery(
            StoredLetters letters,
            InvalidMailboxes mailboxes,
            Organization organization,
            Campaigns campaigns,
            NoticeDispatch notices,
            ReportQueries reports,
            NewsQueries news,
            MailProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.letters = letters;
        this.mailboxes = mailboxes;
        this.organization = organization;
        this.campaigns = campaigns;
        this.notices = notices;
        this.reports = reports;
        this.news = news;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(UnitMailboxChanged changed) {
        recover(changed.unitCode());
    }

    /**
     * Clears the mark of a unit's mailbox and queues its letters again.
     *
     * @return how many letters leave again
     */
    @Transactional
    int recover(String unitCode) {
        String mailbox = organization.unit(unitCode).email();
        mailboxes.clear(mailbox);
        Long running = campaigns.running().map(CampaignInfo::id).orElse(null);
        int queued = 0;
        for (Letter letter :
                letters.findByUnitCodeAndStateAndFailedForAddressTrueOrderById(unitCode, LetterState.FAILED)) {
            if (running != null && isWanted(letter, running) && readdress(letter, mailbox)) {
                letter.queueAgain(clock.instant());
                events.publishEvent(new LetterQueued(letter.id()));
                queued++;
            }
        }
        return queued;
    }

    /** False when the same letter has been written to the new mailbox already. */
    private boolean readdress(Letter letter, String mailbox) {
        if (letter.recipient().equals(mailbox)) {
            return true;
        }
        String number = LetterOrder.messageId(
                letter.unitCode(),
                letter.duty(),
                letter.dueDate(),
                letter.occasion(),
                mailbox,
                properties.messageIdDomain());
        if (letters.existsByMessageId(number)) {
            return false;
        }
        letter.readdress(mailbox, properties.messageIdDomain());
        return true;
    }

    private boolean isWanted(Letter letter, long runningCampaign) {
        if (letter.duty().startsWith("notice:")) {
            NoticeInfo notice =
                    notices.receivedBy(letter.unitCode(), letter.dutyId()).orElse(null);
            return notice != null && notice.campaignId() == runningCampaign && notice.receivedAt() == null;
        }
        if (letter.duty().startsWith("news:")) {
            return news.adoption(letter.occasionId()).campaignId() == runningCampaign;
        }
        ReportInfo report = reports.report(letter.dutyId());
        if (report.campaignId() != runningCampaign) {
            return false;
        }
        return switch (letter.kind()) {
            case ACCEPTED -> true;
            case RETURNED -> report.state() == ReportState.RETURNED;
            default -> report.state().isOpen() && report.state() != ReportState.IN_REVIEW;
        };
    }
}

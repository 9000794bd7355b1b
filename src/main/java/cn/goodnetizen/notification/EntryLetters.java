package cn.goodnetizen.notification;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.entry.DraftReminderDue;
import cn.goodnetizen.entry.EntryDecided;
import cn.goodnetizen.entry.EntryDirectory;
import cn.goodnetizen.entry.EntryDisqualified;
import cn.goodnetizen.entry.EntryHandedIn;
import cn.goodnetizen.entry.EntryInfo;
import cn.goodnetizen.entry.EntryReviewDue;
import cn.goodnetizen.entry.EntryToMend;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Letters about entries: to the participant whose entry it is, to the union that entered it for a member, and to the unit
 * that reviews it. Nobody is written to about what the app brought and nobody has claimed.
 */
@Component
class EntryLetters {

    /** How a letter names the entry it is about. */
    static final String DUTY = "entry:";

    private final LetterDesk desk;
    private final ChannelDesk channels;
    private final EntryDirectory entries;
    private final Campaigns campaigns;
    private final Organization organization;
    private final LetterWording wording;

    EntryLetters(
            LetterDesk desk,
            ChannelDesk channels,
            EntryDirectory entries,
            Campaigns campaigns,
            Organization organization,
            LetterWording wording) {
        this.desk = desk;
        this.channels = channels;
        this.entries = entries;
        this.campaigns = campaigns;
        this.organization = organization;
        this.wording = wording;
    }

    @ApplicationModuleListener
    void on(EntryHandedIn event) {
        entries.find(event.entryId())
                .ifPresent(entry -> toEntrant(
                        LetterKind.ENTRY_HANDED_IN,
                        entry,
                        organiser(entry),
                        "handed-in-" + event.round(),
                        "【已收到】" + titleOf(entry) + (event.round() > 1 ? "（第 " + event.round() + " 次提交）" : "")));
    }

    @ApplicationModuleListener
    void on(EntryToMend event) {
        entries.find(event.entryId())
                .ifPresent(entry -> toEntrant(
                        LetterKind.ENTRY_TO_MEND,
                        entry,
                        reviewer(entry),
                        "to-mend-" + event.round(),
                        "【请修改】" + titleOf(entry) + "请于 "
                                + wording.deadline(campaign(entry).calendar().firstReviewEndsOn()) + " 前修改"));
    }

    /**
     * One round may end in several ways, one after the other: accepted, then withdrawn. So the occasion names the way.
     */
    @ApplicationModuleListener
    void on(EntryDecided event) {
        entries.find(event.entryId()).ifPresent(entry -> {
            switch (entry.state()) {
                case ACCEPTED ->
                    toEntrant(
                            LetterKind.ENTRY_ACCEPTED,
                            entry,
                            reviewer(entry),
                            "accepted-" + event.round(),
                            "【通过初审】" + titleOf(entry));
                case REJECTED ->
                    toEntrant(
                            LetterKind.ENTRY_REJECTED,
                            entry,
                            reviewer(entry),
                            "rejected-" + event.round(),
                            "【未通过初审】" + titleOf(entry));
                case LAPSED ->
                    toEntrant(
                            LetterKind.ENTRY_LAPSED,
                            entry,
                            reviewer(entry),
                            "lapsed-" + event.round(),
                            "【未按时修改】" + titleOf(entry) + "不再参评");
                case WITHDRAWN ->
                    toEntrant(
                            LetterKind.ENTRY_WITHDRAWN,
                            entry,
                            organiser(entry),
                            "withdrawn-" + event.round(),
                            "【已撤回】" + titleOf(entry));
                default -> {
                    // A disqualification has an event of its own; everything else is still under way.
                }
            }
        });
    }

    @ApplicationModuleListener
    void on(EntryDisqualified event) {
        entries.find(event.entryId())
                .ifPresent(entry -> toEntrant(
                        LetterKind.ENTRY_DISQUALIFIED,
                        entry,
                        organiser(entry),
                        "disqualified-" + entry.round(),
                        "【取消参赛资格】" + titleOf(entry)));
    }

    /** The organiser, who has no unit above the first review to ask, is told by a copy. */
    @ApplicationModuleListener
    void on(EntryReviewDue event) {
        entries.find(event.entryId())
                .ifPresent(entry -> toUnit(
                        event.overdue() ? LetterKind.ENTRY_REVIEW_OVERDUE : LetterKind.ENTRY_REVIEW_WAITS,
                        entry,
                        reviewer(entry),
                        organiser(entry),
                        event.overdue(),
                        (event.overdue() ? "review-overdue-" : "review-waits-") + event.round(),
                        event.overdue() ? "【催办】" + titleOf(entry) + "仍未初审" : "【提醒】" + titleOf(entry) + "等待初审"));
    }

    @ApplicationModuleListener
    void on(DraftReminderDue event) {
        entries.find(event.entryId())
                .ifPresent(entry -> toEntrant(
                        LetterKind.DRAFT_REMINDER,
                        entry,
                        organiser(entry),
                        "draft-" + event.day(),
                        "【提醒】" + titleOf(entry) + "尚未提交，"
                                + wording.deadline(campaign(entry).calendar().collectionClosesOn()) + " 截止"));
    }

    private void toEntrant(LetterKind kind, EntryInfo entry, String senderCode, String occasion, String subject) {
        if (entry.ownerId() != null) {
            String recipient = Letter.participant(entry.ownerId());
            desk.queue(new LetterOrder(
                    kind, null, senderCode, DUTY + entry.id(), Letter.NO_DAY, occasion, recipient, null, subject));
        } else if (entry.recommender() != null) {
            toUnit(kind, entry, entry.recommender(), senderCode, false, occasion, subject);
        }
    }

    private void toUnit(
            LetterKind kind,
            EntryInfo entry,
            String unitCode,
            String senderCode,
            boolean copySender,
            String occasion,
            String subject) {
        Unit unit = organization.unit(unitCode);
        if (unit.dissolved()) {
            return;
        }
        LetterOrder order = new LetterOrder(
                kind,
                unitCode,
                senderCode,
                DUTY + entry.id(),
                Letter.NO_DAY,
                occasion,
                unit.email(),
                copySender && !senderCode.equals(unitCode)
                        ? organization.unit(senderCode).email()
                        : null,
                subject);
        desk.queue(order);
        channels.alsoRemind(order);
    }

    /** Whoever reviews it, or will: what is asked for is asked of them. */
    private String reviewer(EntryInfo entry) {
        return entry.reviewerCode() == null ? organiser(entry) : entry.reviewerCode();
    }

    private String organiser(EntryInfo entry) {
        return campaign(entry).organiser().code();
    }

    private CampaignDefinition campaign(EntryInfo entry) {
        return campaigns.definition(entry.campaignId());
    }

    private static String titleOf(EntryInfo entry) {
        return "《" + entry.title() + "》";
    }
}

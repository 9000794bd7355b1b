package cn.goodnetizen.campaign;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The job workers of {@code CampaignProcess} and {@code NoticeForwardingProcess}. Each translates and delegates. */
@Component
public class CampaignWorkers {

    private final CampaignPlanning planning;
    private final NoticeDispatch dispatch;

    CampaignWorkers(CampaignPlanning planning, NoticeDispatch dispatch) {
        this.planning = planning;
        this.dispatch = dispatch;
    }

    @JobWorker(type = "prepare-campaign-draft")
    public CampaignPlanning.PreparedDraft prepareDraft(@Variable long campaignId) {
        return planning.prepareDraft(campaignId);
    }

    @JobWorker(type = "record-campaign-draft")
    public DraftRecorded recordDraft(
            @Variable long campaignId,
            @Variable Integer approvalRound,
            @Variable String noticeNumber,
            @Variable String draftNote) {
        return new DraftRecorded(
                planning.submitDraft(campaignId, approvalRound == null ? 0 : approvalRound, noticeNumber, draftNote));
    }

    @JobWorker(type = "prepare-campaign-approval")
    public CampaignPlanning.PreparedApproval prepareApproval(@Variable long campaignId, @Variable String approverCode) {
        return planning.prepareApproval(campaignId, approverCode);
    }

    @JobWorker(type = "record-campaign-approvals")
    public ApprovalsRecorded recordApprovals(
            @Variable long campaignId,
            @Variable String organizerCode,
            @Variable String unionDecision,
            @Variable String unionReason,
            @Variable String coOrganizerCode,
            @Variable String cyberspaceDecision,
            @Variable String cyberspaceReason) {
        return new ApprovalsRecorded(planning.recordApprovals(
                campaignId,
                new CampaignPlanning.Decision(organizerCode, "approve".equals(unionDecision), unionReason),
                new CampaignPlanning.Decision(
                        coOrganizerCode, "approve".equals(cyberspaceDecision), cyberspaceReason)));
    }

    @JobWorker(type = "publish-campaign")
    public CampaignPlanning.PublishedCampaign publish(@Variable long campaignId) {
        return planning.publish(campaignId);
    }

    @JobWorker(type = "archive-campaign")
    public void archive(@Variable long campaignId) {
        planning.archive(campaignId);
    }

    @JobWorker(type = "open-forwarding")
    public NoticeDispatch.OpenedForwarding openForwarding(
            @Variable long campaignId, @Variable long noticeId, @Variable String unitCode) {
        return dispatch.open(campaignId, noticeId, unitCode);
    }

    @JobWorker(type = "prepare-forwarding")
    public NoticeDispatch.PreparedForwarding prepareForwarding(
            @Variable long noticeId,
            @Variable String unitCode,
            @Variable LocalDate nominationDueDay,
            @Variable LocalDate summaryDueDay,
            @Variable String datesProblem) {
        return dispatch.prepare(
                noticeId, unitCode, new NoticeDispatch.OwnDates(nominationDueDay, summaryDueDay), datesProblem);
    }

    @JobWorker(type = "check-forwarding")
    public DatesChecked checkForwarding(
            @Variable long noticeId,
            @Variable String unitCode,
            @Variable LocalDate nominationDueDay,
            @Variable LocalDate summaryDueDay) {
        return new DatesChecked(
                dispatch.problemWith(noticeId, unitCode, new NoticeDispatch.OwnDates(nominationDueDay, summaryDueDay)));
    }

    @JobWorker(type = "send-notice")
    public NoticeSent sendNotice(
            @Variable long noticeId,
            @Variable String unitCode,
            @Variable LocalDate nominationDueDay,
            @Variable LocalDate summaryDueDay,
            @Variable String contactNote,
            @Variable String coverText) {
        return new NoticeSent(dispatch.send(
                noticeId,
                unitCode,
                new NoticeDispatch.OwnDates(nominationDueDay, summaryDueDay),
                contactNote,
                coverText));
    }

    @JobWorker(type = "count-receipt-days")
    public NoticeDispatch.ReceiptDays countReceiptDays(
            @Variable long noticeId, @Variable NoticeDispatch.Recipient recipient) {
        return dispatch.daysToReceipt(noticeId, recipient.unitCode());
    }

    @JobWorker(type = "remind-receipt")
    public void remindReceipt(
            @Variable long noticeId,
            @Variable NoticeDispatch.Recipient recipient,
            @Variable String letter,
            @Variable boolean copySuperior) {
        dispatch.remind(noticeId, recipient.unitCode(), letter, copySuperior);
    }

    @JobWorker(type = "record-no-receipt")
    public void recordNoReceipt(@Variable long noticeId, @Variable NoticeDispatch.Recipient recipient) {
        dispatch.closeReceipt(noticeId, recipient.unitCode());
    }

    public record DraftRecorded(int approvalRound) {}

    public record ApprovalsRecorded(boolean approved) {}

    /** What is wrong with a unit's own days; null when they fit. */
    public record DatesChecked(String datesProblem) {}

    public record NoticeSent(List<NoticeDispatch.Recipient> recipients) {}
}

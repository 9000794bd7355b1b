package cn.goodnetizen.campaign;

import cn.goodnetizen.account.Accounts;
import java.util.HashMap;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to campaigns and notices: the only class of this feature that commands it. */
@Component
class CampaignProcess {

    private final EngineMessages messages;
    private final Campaigns campaigns;
    private final Accounts accounts;

    CampaignProcess(EngineMessages messages, Campaigns campaigns, Accounts accounts) {
        this.messages = messages;
        this.campaigns = campaigns;
        this.accounts = accounts;
    }

    @ApplicationModuleListener
    void on(CampaignPlanned planned) {
        CampaignDefinition definition = campaigns.definition(planned.campaignId());
        String organiser = definition.organiser().code();
        String coOrganiser = definition.coOrganiser().code();
        Map<String, Object> variables = new HashMap<>();
        variables.put("campaignId", planned.campaignId());
        variables.put("campaignKey", Campaign.key(planned.campaignId()));
        variables.put("organizerCode", organiser);
        variables.put("organizerAssignee", accounts.officerOf(organiser).orElse(null));
        variables.put("coOrganizerCode", coOrganiser);
        variables.put("coOrganizerAssignee", accounts.officerOf(coOrganiser).orElse(null));
        variables.put("approvalRound", 0);
        // A message, not a command to create: sent again after a lost answer it starts no second instance.
        messages.publish("campaign-planned", Campaign.key(planned.campaignId()), 1, variables);
    }

    @ApplicationModuleListener
    void on(NoticeReceived received) {
        messages.publish(
                "notice-received",
                NoticeReceipt.key(received.noticeId(), received.unitCode()),
                received.noticeId(),
                Map.of());
    }

    @ApplicationModuleListener
    void on(ForwardingEnded ended) {
        messages.publish(
                "forwarding-ended", NoticeReceipt.key(ended.noticeId(), ended.unitCode()), ended.noticeId(), Map.of());
    }

    @ApplicationModuleListener
    void on(SupplementaryNoticeIssued issued) {
        messages.publish(
                "supplementary-notice",
                Campaign.key(issued.campaignId()),
                issued.noticeId(),
                Map.of("noticeId", issued.noticeId()));
    }
}

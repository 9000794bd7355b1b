package cn.goodnetizen.campaign;

import cn.goodnetizen.account.Accounts;
import io.camunda.client.CamundaClient;
import java.util.HashMap;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the engine what happened to campaigns and notices: the only class of this feature that commands it. */
@Component
class CampaignProcess {

    private final CamundaClient camunda;
    private final EngineMessages messages;
    private final Campaigns campaigns;
    private final Accounts accounts;

    CampaignProcess(CamundaClient camunda, EngineMessages messages, Campaigns campaigns, Accounts accounts) {
        this.camunda = camunda;
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
        camunda.newCreateInstanceCommand()
                .bpmnProcessId("CampaignProcess")
                .latestVersion()
                .variables(variables)
                .execute();
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

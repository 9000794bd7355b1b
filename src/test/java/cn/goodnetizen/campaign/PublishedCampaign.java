package cn.goodnetizen.campaign;

import org.springframework.boot.test.context.TestComponent;

/** Brings the shipped campaign to publication through its own use cases, as the staff of both organisers would. */
@TestComponent
public class PublishedCampaign {

    private final CampaignPlanning planning;
    private final Campaigns campaigns;
    private final CampaignDefinitions definitions;

    PublishedCampaign(CampaignPlanning planning, Campaigns campaigns, CampaignDefinitions definitions) {
        this.planning = planning;
        this.campaigns = campaigns;
        this.definitions = definitions;
    }

    /** The number of the campaign, which is published now if it was not before. */
    public long id() {
        long id = campaigns.current().map(CampaignInfo::id).orElseGet(this::plan);
        if (campaigns.campaign(id).state() == CampaignState.PLANNED) {
            planning.submitDraft(id, 0, "湘工发〔2023〕示例号", null);
            planning.recordApprovals(
                    id,
                    new CampaignPlanning.Decision("hn", true, null),
                    new CampaignPlanning.Decision("hn-wx", true, null));
            planning.publish(id);
        }
        return id;
    }

    private long plan() {
        return planning.plan(definitions.text("campaigns/2023.yaml"));
    }
}

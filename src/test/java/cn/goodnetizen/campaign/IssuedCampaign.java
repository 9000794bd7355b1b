package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.CampaignPlanning.Decision;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;

/** The campaign of 2023, drafted, approved and on its way down, by the use cases that the engine would call. */
@TestComponent
public class IssuedCampaign {

    private final CampaignPlanning planning;
    private final NoticeDispatch dispatch;
    private final CampaignDefinitions definitions;

    IssuedCampaign(CampaignPlanning planning, NoticeDispatch dispatch, CampaignDefinitions definitions) {
        this.planning = planning;
        this.dispatch = dispatch;
        this.definitions = definitions;
    }

    /** A campaign that both organisers let through in the second round, and its joint notice. */
    public Issued publish() {
        long campaignId = planning.plan(definitions.text("campaigns/2023.yaml"));
        planning.submitDraft(campaignId, 0, "湘工发〔2023〕〇号", "请审定");
        planning.recordApprovals(
                campaignId, new Decision("hn", false, "请核对附件三的报送渠道"), new Decision("hn-wx", true, null));
        planning.submitDraft(campaignId, 1, "湘工发〔2023〕〇号", "已核对");
        planning.recordApprovals(campaignId, new Decision("hn", true, null), new Decision("hn-wx", true, null));
        return new Issued(campaignId, planning.publish(campaignId).noticeId());
    }

    /** A unit passes the notice on with its own words and dates. */
    public void forward(Issued issued, String unitCode, LocalDate nominations, LocalDate summaries, String cover) {
        dispatch.open(issued.campaignId(), issued.noticeId(), unitCode);
        dispatch.send(
                issued.noticeId(),
                unitCode,
                new NoticeDispatch.OwnDates(nominations, summaries),
                cover == null ? null : "联系人：［联系人］，电话：［电话］",
                cover);
    }

    public record Issued(long campaignId, long noticeId) {}
}

package cn.goodnetizen.campaign;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface CampaignApprovals extends JpaRepository<CampaignApproval, Long> {

    List<CampaignApproval> findByCampaignIdAndRoundOrderById(long campaignId, int round);

    List<CampaignApproval> findByCampaignIdOrderById(long campaignId);
}

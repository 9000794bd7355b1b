package cn.goodnetizen.campaign;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Notices extends JpaRepository<Notice, Long> {

    Optional<Notice> findByCampaignIdAndKind(long campaignId, Notice.Kind kind);

    Optional<Notice> findByCampaignIdAndNumber(long campaignId, String number);

    List<Notice> findByCampaignIdOrderById(long campaignId);
}

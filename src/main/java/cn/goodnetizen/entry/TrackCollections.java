package cn.goodnetizen.entry;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TrackCollections extends JpaRepository<TrackCollection, Long> {

    Optional<TrackCollection> findByCampaignIdAndTrack(long campaignId, String track);
}

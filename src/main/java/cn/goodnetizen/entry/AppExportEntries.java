package cn.goodnetizen.entry;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AppExportEntries extends JpaRepository<AppExportEntry, Long> {

    List<AppExportEntry> findByCampaignIdAndAppKeyIn(long campaignId, Collection<String> keys);

    List<AppExportEntry> findByCampaignIdAndContentKeyIn(long campaignId, Collection<String> keys);

    /** Drafts that nobody has claimed, in the order in which they came. */
    @Query(
            "select new cn.goodnetizen.entry.AppExportUnclaimed(a, e) from AppExportEntry a join Entry e on e.id = a.entryId"
                    + " where e.campaignId = :campaignId and e.state = DRAFT and e.ownerId is null and e.id > :after"
                    + " order by e.id")
    List<AppExportUnclaimed> unclaimed(long campaignId, long after, Limit limit);

    @Query("select count(e) from AppExportEntry a join Entry e on e.id = a.entryId"
            + " where e.campaignId = :campaignId and e.state = DRAFT and e.ownerId is null")
    long countUnclaimed(long campaignId);

    @Modifying
    @Query("update AppExportEntry a set a.link = null, a.version = a.version + 1"
            + " where a.entryId in (select e.id from Entry e where e.ownerId = :participantId)")
    void forgetLinksOf(long participantId);
}

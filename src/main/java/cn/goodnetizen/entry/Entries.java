package cn.goodnetizen.entry;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Entries extends JpaRepository<Entry, Long>, JpaSpecificationExecutor<Entry> {

    List<Entry> findByOwnerIdOrderByIdDesc(long ownerId);

    List<Entry> findByRecommenderAndCampaignIdOrderByIdDesc(String recommender, long campaignId);

    List<Entry> findByCampaignIdAndTrackAndStateIn(long campaignId, String track, Collection<EntryState> states);

    List<Entry> findByReviewerCodeAndState(String reviewerCode, EntryState state);

    List<Entry> findByPhoneHashAndOwnerIdIsNull(String phoneHash);

    /** Those of people who are known by the hash of their phone, or whose accounts are. */
    @Query("""
            select e from Entry e
            where e.campaignId = :campaignId and e.track in :tracks
              and (e.ownerId in :owners or e.ownerId is null and e.phoneHash in :phoneHashes)
            order by e.id""")
    List<Entry> findOfPeople(
            long campaignId, Collection<String> tracks, Collection<Long> owners, Collection<String> phoneHashes);

    long countByCampaignIdAndTrackAndStateIn(long campaignId, String track, Collection<EntryState> states);

    long countByReviewerCodeAndState(String reviewerCode, EntryState state);

    long countByUnitCode(String unitCode);

    @Modifying
    @Query("update Entry e set e.unitCode = :to, e.version = e.version + 1 where e.unitCode = :from")
    void moveUnit(String from, String to);

    @Modifying
    @Query("update Entry e set e.recommender = :to, e.version = e.version + 1 where e.recommender = :from")
    void moveRecommender(String from, String to);

    /** Reads an entry for a change: engine, entrant and reviewer may want to change it at the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Entry e where e.id = :id")
    Optional<Entry> lock(long id);

    @Modifying
    @Query("update Entry e set e.claimantId = null, e.version = e.version + 1 where e.claimantId = :participantId")
    void dropClaimsOf(long participantId);

    @Query("select e.claimantId from Entry e where e.id = :id and e.claimantId is not null")
    Optional<Long> claimant(long id);

    /** Reads what is stored now of a participant's, whatever the transaction has read before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Entry e where e.ownerId = :ownerId order by e.id")
    List<Entry> lockOfOwner(long ownerId);

    /** @throws UnknownEntryException when there is none with this number */
    default Entry toChange(long id) {
        return lock(id).orElseThrow(() -> new UnknownEntryException(id));
    }

    /** @throws UnknownEntryException when there is none with this number */
    default Entry get(long id) {
        return findById(id).orElseThrow(() -> new UnknownEntryException(id));
    }
}

package cn.goodnetizen.bulletin;

import cn.goodnetizen.media.FileHolder;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredPublicity extends JpaRepository<PublicityRecord, Long>, FileHolder {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select record from PublicityRecord record where record.id = :id")
    Optional<PublicityRecord> lock(long id);

    @Query("""
            select record from PublicityRecord record
            where record.campaignId = :campaignId and record.unitCode in :units and record.channel in :channels
              and (record.publishedDay < :day or (record.publishedDay = :day and record.id < :id))
            order by record.publishedDay desc, record.id desc""")
    List<PublicityRecord> after(
            long campaignId,
            Collection<String> units,
            Collection<PublicityChannel> channels,
            LocalDate day,
            long id,
            Limit limit);

    @Query("""
            select record from PublicityRecord record
            where record.campaignId = :campaignId and record.unitCode in :units and record.channel in :channels
              and (record.publishedDay > :day or (record.publishedDay = :day and record.id > :id))
            order by record.publishedDay, record.id""")
    List<PublicityRecord> before(
            long campaignId,
            Collection<String> units,
            Collection<PublicityChannel> channels,
            LocalDate day,
            long id,
            Limit limit);

    @Query("""
            select record.channel as channel, count(record) as items from PublicityRecord record
            where record.campaignId = :campaignId and record.unitCode in :units
            group by record.channel""")
    List<ChannelCount> countByChannel(long campaignId, Collection<String> units);

    @Override
    @Query("select count(record) > 0 from PublicityRecord record where record.screenshotStorage = :storageName")
    boolean existsByStorageName(String storageName);

    interface ChannelCount {
        /** Its name: a proxy may not see a type of this package. */
        String getChannel();

        long getItems();
    }
}

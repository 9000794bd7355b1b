package cn.goodnetizen.bulletin;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredNews extends JpaRepository<News, Long> {

    /** Every change of a piece of news takes this lock first: sender and superior may act in the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select news from News news where news.id = :id")
    Optional<News> lock(long id);

    /** The next ones in the order of the feed: the latest day first. Drafts only of the reader's own unit. */
    @Query("""
            select news from News news
            where news.campaignId = :campaignId and news.unitCode in :units and news.state in :states
              and (news.state <> cn.goodnetizen.bulletin.NewsState.DRAFT or news.unitCode = :own)
              and news.eventDay between :from and :to
              and (news.eventDay < :day or (news.eventDay = :day and news.id < :id))
            order by news.eventDay desc, news.id desc""")
    List<News> after(
            long campaignId,
            Collection<String> units,
            Collection<NewsState> states,
            String own,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            long id,
            Limit limit);

    /** The ones before a place of the feed, the nearest first. */
    @Query("""
            select news from News news
            where news.campaignId = :campaignId and news.unitCode in :units and news.state in :states
              and (news.state <> cn.goodnetizen.bulletin.NewsState.DRAFT or news.unitCode = :own)
              and news.eventDay between :from and :to
              and (news.eventDay > :day or (news.eventDay = :day and news.id > :id))
            order by news.eventDay, news.id""")
    List<News> before(
            long campaignId,
            Collection<String> units,
            Collection<NewsState> states,
            String own,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            long id,
            Limit limit);

    @Query("""
            select news.unitCode as unitCode, count(news) as sent,
              sum(case when news.state <> cn.goodnetizen.bulletin.NewsState.SENT then 1 else 0 end) as received,
              sum(case when news.state = cn.goodnetizen.bulletin.NewsState.ADOPTED then 1 else 0 end) as adopted
            from News news
            where news.campaignId = :campaignId and news.state <> cn.goodnetizen.bulletin.NewsState.DRAFT
            group by news.unitCode""")
    List<SentCount> countSent(long campaignId);

    /** How many pieces of each unit were adopted by one of the given units. */
    @Query("""
            select news.unitCode as unitCode, count(distinct news.id) as items
            from News news, NewsArrival arrival
            where arrival.newsId = news.id and arrival.unitCode in :adopters and arrival.adoptedAt is not null
              and news.campaignId = :campaignId
            group by news.unitCode""")
    List<AdoptedCount> countAdoptedBy(long campaignId, Collection<String> adopters);

    interface SentCount {
        String getUnitCode();

        long getSent();

        long getReceived();

        long getAdopted();
    }

    interface AdoptedCount {
        String getUnitCode();

        long getItems();
    }
}

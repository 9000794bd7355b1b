package cn.goodnetizen.bulletin;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface NewsArrivals extends JpaRepository<NewsArrival, Long> {

    List<NewsArrival> findByNewsIdOrderById(long newsId);

    Optional<NewsArrival> findByNewsIdAndUnitCode(long newsId, String unitCode);

    boolean existsByNewsIdAndUnitCode(long newsId, String unitCode);

    void deleteByNewsId(long newsId);

    long countByUnitCodeAndReceivedAtIsNull(String unitCode);

    @Query("""
            select arrival.newsId from NewsArrival arrival
            where arrival.unitCode = :unitCode and arrival.receivedAt is null
            order by arrival.newsId""")
    List<Long> newsWaitingFor(String unitCode);

    @Query("""
            select arrival from NewsArrival arrival
            where arrival.unitCode = :unitCode and arrival.id < :id
              and (:open = false or arrival.receivedAt is null)
            order by arrival.id desc""")
    List<NewsArrival> after(String unitCode, boolean open, long id, Limit limit);

    @Query("""
            select arrival from NewsArrival arrival
            where arrival.unitCode = :unitCode and arrival.id > :id
              and (:open = false or arrival.receivedAt is null)
            order by arrival.id""")
    List<NewsArrival> before(String unitCode, boolean open, long id, Limit limit);
}

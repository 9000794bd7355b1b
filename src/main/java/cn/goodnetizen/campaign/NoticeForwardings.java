package cn.goodnetizen.campaign;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface NoticeForwardings extends JpaRepository<NoticeForwarding, Long> {

    Optional<NoticeForwarding> findByNoticeIdAndUnitCode(long noticeId, String unitCode);

    List<NoticeForwarding> findByNoticeId(long noticeId);

    List<NoticeForwarding> findByUnitCodeAndSentAtIsNull(String unitCode);

    List<NoticeForwarding> findByUnitCodeAndSentAtIsNotNull(String unitCode);

    long countByUnitCodeAndSentAtIsNull(String unitCode);

    @Query("""
            select f from NoticeForwarding f, Notice n
            where n.id = f.noticeId and n.campaignId = :campaignId and f.unitCode = :unitCode and f.sentAt is not null
            order by f.sentAt desc""")
    List<NoticeForwarding> findSent(long campaignId, String unitCode);
}

package cn.goodnetizen.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StoredCampaigns extends JpaRepository<Campaign, Long> {

    Optional<Campaign> findFirstByOrderByIdDesc();

    boolean existsByCode(String code);

    List<Campaign> findAllByOrderByIdDesc();
}

interface CampaignApprovals extends JpaRepository<CampaignApproval, Long> {

    List<CampaignApproval> findByCampaignIdAndRoundOrderById(long campaignId, int round);

    List<CampaignApproval> findByCampaignIdOrderById(long campaignId);
}

interface Notices extends JpaRepository<Notice, Long> {

    Optional<Notice> findByCampaignIdAndKind(long campaignId, Notice.Kind kind);

    Optional<Notice> findByCampaignIdAndNumber(long campaignId, String number);

    List<Notice> findByCampaignIdOrderById(long campaignId);
}

interface NoticeForwardings extends JpaRepository<NoticeForwarding, Long> {

    Optional<NoticeForwarding> findByNoticeIdAndUnitCode(long noticeId, String unitCode);

    List<NoticeForwarding> findByNoticeId(long noticeId);

    @Query("""
            select f from NoticeForwarding f, Notice n
            where n.id = f.noticeId and n.campaignId = :campaignId and f.unitCode = :unitCode and f.sentAt is not null
            order by f.sentAt desc""")
    List<NoticeForwarding> findSent(long campaignId, String unitCode);
}

interface NoticeReceipts extends JpaRepository<NoticeReceipt, Long> {

    Optional<NoticeReceipt> findByNoticeIdAndUnitCode(long noticeId, String unitCode);

    List<NoticeReceipt> findByUnitCodeOrderByIdDesc(String unitCode);

    List<NoticeReceipt> findByNoticeIdAndSenderCodeOrderById(long noticeId, String senderCode);

    List<NoticeReceipt> findByNoticeIdInOrderById(Collection<Long> noticeIds);

    List<NoticeReceipt> findByUnitCodeAndReceivedAtIsNullAndClosedAtIsNull(String unitCode);
}

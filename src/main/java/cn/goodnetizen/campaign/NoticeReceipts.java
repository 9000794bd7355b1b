package cn.goodnetizen.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface NoticeReceipts extends JpaRepository<NoticeReceipt, Long> {

    Optional<NoticeReceipt> findByNoticeIdAndUnitCode(long noticeId, String unitCode);

    List<NoticeReceipt> findByUnitCodeOrderByIdDesc(String unitCode);

    List<NoticeReceipt> findByNoticeIdAndSenderCodeOrderById(long noticeId, String senderCode);

    List<NoticeReceipt> findByNoticeIdInOrderById(Collection<Long> noticeIds);

    List<NoticeReceipt> findBySenderCodeAndUnitCodeIn(String senderCode, Collection<String> unitCodes);

    List<NoticeReceipt> findByUnitCodeAndReceivedAtIsNullAndClosedAtIsNull(String unitCode);
}

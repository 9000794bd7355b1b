package cn.goodnetizen.bulletin;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitDuties;
import cn.goodnetizen.organization.UnitEnded;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an inbox when its unit ends: news that nobody has received yet waits at the unit that takes over. */
@Component
@Order(3)
class InboxMove implements UnitDuties {

    private final StoredNews news;
    private final NewsArrivals arrivals;
    private final Organization organization;

    InboxMove(StoredNews news, NewsArrivals arrivals, Organization organization) {
        this.news = news;
        this.arrivals = arrivals;
        this.organization = organization;
    }

    /** News still to be received keeps nobody from reporting to another unit. */
    @Override
    public List<String> openOf(String unitCode) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        long waiting = arrivals.countByUnitCodeAndReceivedAtIsNull(closing.unitCode());
        return waiting == 0
                ? List.of()
                : List.of("收件箱里未接收的活动信息 " + waiting + " 条，转到“"
                        + organization.receiverAfter(closing).name() + "”的收件箱。");
    }

    @ApplicationModuleListener
    void on(UnitEnded event) {
        String ended = event.closing().unitCode();
        String receiver = organization.receiverFor(ended).code();
        for (Long newsId : arrivals.newsWaitingFor(ended)) {
            // Recalled or received before the lock was free: then nothing waits any more.
            news.lock(newsId)
                    .flatMap(locked -> arrivals.findByNewsIdAndUnitCode(newsId, ended))
                    .filter(arrival -> arrival.receivedAt() == null)
                    .ifPresent(arrival -> move(arrival, receiver));
        }
    }

    private void move(NewsArrival arrival, String receiver) {
        if (arrivals.existsByNewsIdAndUnitCode(arrival.newsId(), receiver)) {
            arrivals.delete(arrival);
        } else {
            arrival.moveTo(receiver);
        }
    }
}

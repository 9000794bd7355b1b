package cn.goodnetizen.bulletin;

import cn.goodnetizen.organization.Unit;
import java.time.Clock;
import java.util.Collection;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a superior does with news in its inbox: receive, adopt, pass on. Each happens once. */
@Component
class NewsHandling {

    static final int LONGEST_REMARK = 200;

    private final StoredNews news;
    private final NewsArrivals arrivals;
    private final BulletinSeason season;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NewsHandling(
            StoredNews news,
            NewsArrivals arrivals,
            BulletinSeason season,
            ApplicationEventPublisher events,
            Clock clock) {
        this.news = news;
        this.arrivals = arrivals;
        this.season = season;
        this.events = events;
        this.clock = clock;
    }

    /** From here on the sender cannot take it back. */
    @Transactional
    void receive(long newsId, String unitCode) {
        News received = locked(newsId);
        arrival(newsId, unitCode).receive(clock.instant());
        received.receive();
    }

    /** Receives everything of the list that is still in the unit's inbox; what was recalled meanwhile is left out. */
    @Transactional
    int receiveAll(Collection<Long> newsIds, String unitCode) {
        int received = 0;
        for (Long newsId : newsIds.stream().sorted().toList()) {
            if (arrivals.findByNewsIdAndUnitCode(newsId, unitCode)
                    .filter(arrival -> arrival.receivedAt() == null)
                    .isPresent()) {
                receive(newsId, unitCode);
                received++;
            }
        }
        return received;
    }

    /**
     * Adopts news; adopting again only changes the remark, and nobody is told twice.
     *
     * @param remark where it was used
     * @throws BulletinRefusedException in words for the user
     */
    @Transactional
    void adopt(long newsId, String unitCode, String remark) {
        int length = remark.codePointCount(0, remark.length());
        if (remark.isEmpty()) {
            throw new BulletinRefusedException("remark", "请填写用在哪里，例如“湘工e家活动专区”");
        }
        if (length > LONGEST_REMARK) {
            throw new BulletinRefusedException("remark", BulletinText.tooLong("采用说明", LONGEST_REMARK, length));
        }
        News adopted = locked(newsId);
        NewsArrival arrival = arrival(newsId, unitCode);
        boolean first = arrival.adoptedAt() == null;
        arrival.adopt(remark, first ? clock.instant() : arrival.adoptedAt());
        adopted.adopt();
        if (first) {
            events.publishEvent(new NewsAdopted(newsId, arrival.id(), adopted.unitCode(), unitCode));
        }
    }

    /**
     * Passes news on to the unit's own superior; a second time changes nothing.
     *
     * @return who has it now
     * @throws BulletinRefusedException when there is nobody above
     */
    @Transactional
    Unit passOn(long newsId, String unitCode) {
        News passed = locked(newsId);
        NewsArrival arrival = arrival(newsId, unitCode);
        Unit receiver = season.next(unitCode, passed.campaignId())
                .orElseThrow(() -> new BulletinRefusedException("state", "本单位是活动主办单位，没有上级可报送。"));
        if (arrival.passedOnAt() == null) {
            arrival.passOn(clock.instant());
            passed.receive();
            if (!arrivals.existsByNewsIdAndUnitCode(newsId, receiver.code())) {
                arrivals.save(new NewsArrival(newsId, receiver.code(), unitCode, clock.instant()));
            }
        }
        return receiver;
    }

    private News locked(long newsId) {
        return news.lock(newsId).orElseThrow(BulletinAccess::notThere);
    }

    private NewsArrival arrival(long newsId, String unitCode) {
        return arrivals.findByNewsIdAndUnitCode(newsId, unitCode)
                .orElseThrow(() -> new BulletinRefusedException("state", "报送单位已经撤回这条信息。"));
    }
}

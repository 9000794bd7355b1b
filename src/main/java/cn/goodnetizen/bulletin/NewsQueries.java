package cn.goodnetizen.bulletin;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of news. */
@Component
public class NewsQueries {

    private final StoredNews news;
    private final NewsArrivals arrivals;

    NewsQueries(StoredNews news, NewsArrivals arrivals) {
        this.news = news;
        this.arrivals = arrivals;
    }

    /** @throws java.util.NoSuchElementException when there is no such adoption */
    @Transactional(readOnly = true)
    public Adoption adoption(long adoptionId) {
        NewsArrival arrival = arrivals.findById(adoptionId).orElseThrow();
        News adopted = news.findById(arrival.newsId()).orElseThrow();
        return new Adoption(adopted.id(), adopted.campaignId(), adopted.title(), arrival.remark());
    }

    /** @param remark where the news was used */
    public record Adoption(long newsId, long campaignId, String title, String remark) {}
}

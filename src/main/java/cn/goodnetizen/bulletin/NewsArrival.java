package cn.goodnetizen.bulletin;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A piece of news in the inbox of one unit, and what that unit did with it. All of them together are the way it came. */
@Entity
@Table(name = "news_arrivals")
class NewsArrival {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long newsId;
    private String unitCode;
    private String fromCode;
    private Instant arrivedAt;
    private Instant receivedAt;
    private Instant adoptedAt;
    private String remark;
    private Instant passedOnAt;

    @Version
    private long version;

    protected NewsArrival() {}

    NewsArrival(long newsId, String unitCode, String fromCode, Instant arrivedAt) {
        this.newsId = newsId;
        this.unitCode = unitCode;
        this.fromCode = fromCode;
        this.arrivedAt = arrivedAt;
    }

    long id() {
        return id;
    }

    long newsId() {
        return newsId;
    }

    String unitCode() {
        return unitCode;
    }

    String fromCode() {
        return fromCode;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant adoptedAt() {
        return adoptedAt;
    }

    /** Where it was used. */
    String remark() {
        return remark;
    }

    Instant passedOnAt() {
        return passedOnAt;
    }

    /** Waits in the inbox of another unit from now on. */
    void moveTo(String receiver) {
        unitCode = receiver;
    }

    void receive(Instant now) {
        if (receivedAt == null) {
            receivedAt = now;
        }
    }

    void adopt(String where, Instant now) {
        receive(now);
        remark = where;
        adoptedAt = now;
    }

    void passOn(Instant now) {
        receive(now);
        passedOnAt = now;
    }
}

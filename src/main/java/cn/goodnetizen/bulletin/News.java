package cn.goodnetizen.bulletin;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A piece of news (活动信息) of one unit: its own while it is a draft, its superiors' too once it is sent. */
@Entity
@Table(name = "news")
class News {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private String unitCode;
    private String title;
    private String body;
    private LocalDate eventDay;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private NewsState state;

    private Instant createdAt;
    private Instant sentAt;

    @Version
    private long version;

    protected News() {}

    News(long campaignId, String unitCode, Instant createdAt) {
        this.campaignId = campaignId;
        this.unitCode = unitCode;
        this.createdAt = createdAt;
        this.state = NewsState.DRAFT;
    }

    long id() {
        return id;
    }

    long campaignId() {
        return campaignId;
    }

    String unitCode() {
        return unitCode;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    LocalDate eventDay() {
        return eventDay;
    }

    NewsState state() {
        return state;
    }

    Instant sentAt() {
        return sentAt;
    }

    long version() {
        return version;
    }

    void write(String newTitle, String newBody, LocalDate newEventDay) {
        title = newTitle;
        body = newBody;
        eventDay = newEventDay;
    }

    void send(Instant now) {
        state = NewsState.SENT;
        sentAt = now;
    }

    void recall() {
        state = NewsState.DRAFT;
        sentAt = null;
    }

    void receive() {
        if (state == NewsState.SENT) {
            state = NewsState.RECEIVED;
        }
    }

    void adopt() {
        state = NewsState.ADOPTED;
    }
}

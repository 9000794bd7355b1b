package cn.goodnetizen.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A notice issued by the organisers: the joint one that opens the campaign, or a supplementary one (补充通知). */
@Entity
@Table(name = "notices")
class Notice {

    enum Kind {
        JOINT,
        SUPPLEMENTARY
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    private String number;
    private String title;

    @Column(length = 16_777_215)
    private String body;

    private Instant issuedAt;

    protected Notice() {}

    Notice(long campaignId, Kind kind, String number, String title, String body, Instant issuedAt) {
        this.campaignId = campaignId;
        this.kind = kind;
        this.number = number;
        this.title = title;
        this.body = body;
        this.issuedAt = issuedAt;
    }

    long id() {
        return id;
    }

    long campaignId() {
        return campaignId;
    }

    Kind kind() {
        return kind;
    }

    String number() {
        return number;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    Instant issuedAt() {
        return issuedAt;
    }
}

package cn.goodnetizen.bulletin;

import cn.goodnetizen.media.FileStore;
import jakarta.persistence.Column;
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

/** What a unit published, where and when (宣传记录), with a link or a screenshot to show for it. */
@Entity
@Table(name = "publicity_records")
class PublicityRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private String unitCode;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PublicityChannel channel;

    private String channelName;
    private String title;
    private LocalDate publishedDay;
    private String link;
    private String screenshotName;
    private String screenshotType;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String screenshotSha256;

    private String screenshotStorage;
    private Instant recordedAt;

    @Version
    private long version;

    protected PublicityRecord() {}

    PublicityRecord(long campaignId, String unitCode, Instant recordedAt) {
        this.campaignId = campaignId;
        this.unitCode = unitCode;
        this.recordedAt = recordedAt;
    }

    long id() {
        return id;
    }

    String unitCode() {
        return unitCode;
    }

    PublicityChannel channel() {
        return channel;
    }

    String channelName() {
        return channelName;
    }

    String title() {
        return title;
    }

    LocalDate publishedDay() {
        return publishedDay;
    }

    String link() {
        return link;
    }

    boolean hasScreenshot() {
        return screenshotStorage != null;
    }

    String screenshotType() {
        return screenshotType;
    }

    String screenshotStorage() {
        return screenshotStorage;
    }

    long version() {
        return version;
    }

    void write(PublicityForm form, LocalDate day) {
        channel = form.channel();
        channelName = form.channelName();
        title = form.title();
        publishedDay = day;
        link = form.link();
    }

    void show(FileStore.Stored file) {
        screenshotName = file.displayName();
        screenshotType = file.type().mediaType();
        screenshotSha256 = file.sha256();
        screenshotStorage = file.storageName();
    }

    void removeScreenshot() {
        screenshotName = null;
        screenshotType = null;
        screenshotSha256 = null;
        screenshotStorage = null;
    }
}

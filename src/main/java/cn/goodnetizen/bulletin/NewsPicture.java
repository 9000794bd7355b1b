package cn.goodnetizen.bulletin;

import cn.goodnetizen.media.FileStore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A picture of a piece of news, in the order in which they were added. */
@Entity
@Table(name = "news_pictures")
class NewsPicture {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long newsId;
    private String fileName;
    private String caption;
    private String mediaType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    private String storageName;
    private Instant uploadedAt;

    protected NewsPicture() {}

    NewsPicture(long newsId, FileStore.Stored file, Instant uploadedAt) {
        this.newsId = newsId;
        this.fileName = file.displayName();
        this.mediaType = file.type().mediaType();
        this.sizeBytes = file.sizeBytes();
        this.sha256 = file.sha256();
        this.storageName = file.storageName();
        this.uploadedAt = uploadedAt;
        this.caption = "";
    }

    long id() {
        return id;
    }

    long newsId() {
        return newsId;
    }

    String fileName() {
        return fileName;
    }

    String caption() {
        return caption;
    }

    String mediaType() {
        return mediaType;
    }

    String storageName() {
        return storageName;
    }

    void caption(String text) {
        caption = text;
    }
}

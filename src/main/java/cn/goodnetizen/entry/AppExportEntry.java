package cn.goodnetizen.entry;

import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** What the app says of an entry: its number there, how often it was played and liked, its link. */
@Entity
@Table(name = "app_entries")
class AppExportEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private Long entryId;
    private String appKey;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String contentKey;

    private Long plays;
    private Long likes;
    private Sealed link;
    private long importId;
    private Instant importedAt;
    private Instant updatedAt;

    @Version
    private int version;

    protected AppExportEntry() {}

    AppExportEntry(Entry entry, AppExportKey key, long importId, Instant now) {
        this.campaignId = entry.campaignId();
        this.entryId = entry.id();
        this.appKey = key.app();
        this.contentKey = key.content();
        this.importId = importId;
        this.importedAt = now;
        this.updatedAt = now;
    }

    long id() {
        return id;
    }

    /** Null once its person has thrown the draft away. */
    @Nullable
    Long entryId() {
        return entryId;
    }

    String appKey() {
        return appKey;
    }

    String contentKey() {
        return contentKey;
    }

    @Nullable
    Long plays() {
        return plays;
    }

    @Nullable
    Long likes() {
        return likes;
    }

    @Nullable
    Sealed link() {
        return link;
    }

    /** What a table does not say stays as it was. */
    void count(@Nullable Long played, @Nullable Long liked, Instant now) {
        plays = played == null ? plays : played;
        likes = liked == null ? likes : liked;
        updatedAt = now;
    }

    void linkTo(@Nullable Sealed address) {
        link = address;
    }

    /** An earlier export lacked the number that the app gave the work. */
    void rename(AppExportKey key) {
        appKey = key.app();
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** A row of {@code app_imports}: an export that somebody handed in, and what became of it. */
@Entity
@Table(name = "app_imports")
class AppExportRun {

    enum State {
        WAITING("待导入", "waiting"),
        IMPORTED("已导入", "accepted"),
        DROPPED("已放弃", "none"),
        EXPIRED("过期清除", "none");

        private final String label;
        private final String badge;

        State(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        public String badge() {
            return badge;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String uploadedBy;
    private String waitingOf;
    private Instant uploadedAt;
    private String tableName;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String tableSha256;

    private String tableStorage;
    private String tableType;
    private String archiveName;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String archiveSha256;

    private String archiveStorage;
    private String decidedBy;
    private Instant decidedAt;
    private int handedInCount;
    private int draftCount;
    private int changedCount;
    private int unchangedCount;
    private int wrongCount;

    @Version
    private int version;

    protected AppExportRun() {}

    AppExportRun(long campaignId, String uploadedBy, Instant now) {
        this.campaignId = campaignId;
        this.state = State.WAITING;
        this.uploadedBy = uploadedBy;
        this.waitingOf = uploadedBy;
        this.uploadedAt = now;
    }

    /** A file as a waiting import names it. */
    record Named(String storageName, String sha256) {}

    /** The file whose place a new one of this type takes; null for none. */
    @Nullable
    Named before(FileType type) {
        String storage = type == FileType.ZIP ? archiveStorage : tableStorage;
        return storage == null ? null : new Named(storage, type == FileType.ZIP ? archiveSha256 : tableSha256);
    }

    void take(FileStore.Stored file, Instant now) {
        uploadedAt = now;
        if (file.type() == FileType.ZIP) {
            archiveName = file.displayName();
            archiveSha256 = file.sha256();
            archiveStorage = file.storageName();
        } else {
            tableName = file.displayName();
            tableSha256 = file.sha256();
            tableStorage = file.storageName();
            tableType = file.type().mediaType();
        }
    }

    void imported(AppExportPlan.Counts counts, String by, Instant now) {
        unchangedCount = counts.unchanged();
        wrongCount = counts.wrong();
        decide(State.IMPORTED, by, now);
    }

    void count(int handedIn, int drafts, int changed) {
        handedInCount += handedIn;
        draftCount += drafts;
        changedCount += changed;
    }

    /** @param by null when its time was over */
    void drop(@Nullable String by, Instant now) {
        decide(by == null ? State.EXPIRED : State.DROPPED, by, now);
    }

    private void decide(State end, @Nullable String by, Instant now) {
        state = end;
        waitingOf = null;
        decidedBy = by;
        decidedAt = now;
    }

    long id() {
        return id;
    }

    long campaignId() {
        return campaignId;
    }

    public State state() {
        return state;
    }

    boolean waits() {
        return state == State.WAITING;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    @Nullable
    public String tableName() {
        return tableName;
    }

    @Nullable
    String tableStorage() {
        return tableStorage;
    }

    FileType tableType() {
        return FileType.of(tableType).orElseThrow();
    }

    @Nullable
    public String archiveName() {
        return archiveName;
    }

    @Nullable
    String archiveStorage() {
        return archiveStorage;
    }

    /** The names of its files, as people gave them. */
    public List<String> fileNames() {
        return Stream.of(tableName, archiveName).filter(Objects::nonNull).toList();
    }

    /** Where its files lie, as long as it waits. */
    List<String> storageNames() {
        return Stream.of(tableStorage, archiveStorage).filter(Objects::nonNull).toList();
    }

    @Nullable
    public Instant decidedAt() {
        return decidedAt;
    }

    public int handedInCount() {
        return handedInCount;
    }

    public int draftCount() {
        return draftCount;
    }

    public int changedCount() {
        return changedCount;
    }

    public int unchangedCount() {
        return unchangedCount;
    }

    public int wrongCount() {
        return wrongCount;
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.StoredFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file of an entry. Its name on disk is ours; the name it came with is only shown. */
@Entity
@Table(name = "entry_files")
class EntryFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long entryId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private FileRole role;

    private String fileName;
    private String mediaType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    private String storageName;
    private Instant begunAt;
    private Instant uploadedAt;

    protected EntryFile() {}

    /** @param begunAt when its upload began: that counts at the end of the collection */
    EntryFile(long entryId, FileRole role, FileStore.Stored stored, Instant begunAt, Instant uploadedAt) {
        this.entryId = entryId;
        this.role = role;
        this.fileName = stored.displayName();
        this.mediaType = stored.type().mediaType();
        this.sizeBytes = stored.sizeBytes();
        this.sha256 = stored.sha256();
        this.storageName = stored.storageName();
        this.begunAt = begunAt;
        this.uploadedAt = uploadedAt;
    }

    long id() {
        return id;
    }

    long entryId() {
        return entryId;
    }

    FileRole role() {
        return role;
    }

    String fileName() {
        return fileName;
    }

    FileType type() {
        return FileType.of(mediaType).orElseThrow();
    }

    long sizeBytes() {
        return sizeBytes;
    }

    String sha256() {
        return sha256;
    }

    String storageName() {
        return storageName;
    }

    Instant begunAt() {
        return begunAt;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    /** As everyone who may read it gets it. */
    StoredFile stored() {
        return new StoredFile(fileName, mediaType, sha256, storageName);
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The scan, picture or file from which a report was typed; without a recording while the form is still being filled. */
@Entity
@Table(name = "report_originals")
class ReportOriginal {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private Long recordingId;
    private String fileName;
    private String mediaType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    private String storageName;
    private String uploadedBy;
    private Instant uploadedAt;

    protected ReportOriginal() {}

    ReportOriginal(long reportId, FileStore.Stored stored, String uploadedBy, Instant uploadedAt) {
        this.reportId = reportId;
        this.fileName = stored.displayName();
        this.mediaType = stored.type().mediaType();
        this.sizeBytes = stored.sizeBytes();
        this.sha256 = stored.sha256();
        this.storageName = stored.storageName();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    long id() {
        return id;
    }

    /** The file as it lies in the store. */
    FileStore.Stored stored() {
        return new FileStore.Stored(fileName, FileType.of(mediaType).orElseThrow(), sizeBytes, sha256, storageName);
    }

    /** The post that brought it. */
    String uploadedBy() {
        return uploadedBy;
    }

    Long recordingId() {
        return recordingId;
    }

    String fileName() {
        return fileName;
    }

    String mediaType() {
        return mediaType;
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

    Instant uploadedAt() {
        return uploadedAt;
    }

    void belongsTo(ReportRecording recording) {
        recordingId = recording.id();
    }
}

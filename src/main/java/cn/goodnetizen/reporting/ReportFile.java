package cn.goodnetizen.reporting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file handed in with a summary. Its name on disk is ours; the name it came with is only shown. */
@Entity
@Table(name = "report_files")
class ReportFile {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private String fileName;
    private String mediaType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    private String storageName;
    private Instant uploadedAt;

    protected ReportFile() {}

    ReportFile(
            long reportId,
            String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            String storageName,
            Instant uploadedAt) {
        this.reportId = reportId;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.sizeBytes = sizeBytes;
        this.sha256 = sha256;
        this.storageName = storageName;
        this.uploadedAt = uploadedAt;
    }

    long id() {
        return id;
    }

    long reportId() {
        return reportId;
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
}

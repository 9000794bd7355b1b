package cn.goodnetizen.reporting;

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

/** The printed table of a report with its stamp, as scanned. The one with the highest number counts. */
@Entity
@Table(name = "report_scans")
class ReportScan {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private int number;
    private String fileName;
    private String mediaType;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    private String storageName;
    private String pictureName;
    private int pages;
    private String uploadedBy;
    private Instant uploadedAt;

    protected ReportScan() {}

    /**
     * @param pictureName where the picture of its first page lies; null when none could be made
     * @param uploadedBy the post, never a person's name
     */
    ReportScan(
            long reportId,
            int number,
            FileStore.Stored file,
            String pictureName,
            int pages,
            String uploadedBy,
            Instant uploadedAt) {
        this.reportId = reportId;
        this.number = number;
        this.fileName = file.displayName();
        this.mediaType = file.type().mediaType();
        this.sizeBytes = file.sizeBytes();
        this.sha256 = file.sha256();
        this.storageName = file.storageName();
        this.pictureName = pictureName;
        this.pages = pages;
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    int number() {
        return number;
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

    String pictureName() {
        return pictureName;
    }

    int pages() {
        return pages;
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}

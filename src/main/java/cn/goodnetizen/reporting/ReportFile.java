package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.StoredFile;
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

/** A file handed in with a summary. Its name on disk is ours; the name it came with is only shown. */
@Entity
@Table(name = "report_files")
class ReportFile {

    static final String CONTEST = "短视频大赛";
    private static final int LONGEST_NAME = 255;
    private static final String MARK = "【" + CONTEST + "】";

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
    private String uploadedBy;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private MaterialCategory category;

    private boolean contestVideo;
    private int place;

    @Version
    private long version;

    protected ReportFile() {}

    /** A file whose name says 短视频大赛 is marked from the beginning. */
    ReportFile(
            long reportId,
            FileStore.Stored stored,
            MaterialCategory category,
            int place,
            String uploadedBy,
            Instant uploadedAt) {
        this.reportId = reportId;
        this.fileName = withoutMark(stored.displayName());
        this.mediaType = stored.type().mediaType();
        this.sizeBytes = stored.sizeBytes();
        this.sha256 = stored.sha256();
        this.storageName = stored.storageName();
        this.uploadedAt = uploadedAt;
        this.uploadedBy = uploadedBy;
        this.category = category;
        this.contestVideo = stored.displayName().contains(CONTEST);
        this.place = place;
    }

    /** The same file among the materials of another report, named after the unit it came from. */
    ReportFile copyFor(long otherReport, String prefix, int itsPlace) {
        ReportFile copy = new ReportFile();
        String name = prefix + fileName;
        copy.reportId = otherReport;
        copy.fileName = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        copy.mediaType = mediaType;
        copy.sizeBytes = sizeBytes;
        copy.sha256 = sha256;
        copy.storageName = storageName;
        copy.uploadedAt = uploadedAt;
        copy.uploadedBy = uploadedBy;
        copy.category = category;
        copy.contestVideo = contestVideo;
        copy.place = itsPlace;
        return copy;
    }

    private static String withoutMark(String name) {
        String bare = name.startsWith(MARK) ? name.substring(MARK.length()) : name;
        return bare.startsWith(".") || bare.isBlank() ? name : bare;
    }

    long id() {
        return id;
    }

    long reportId() {
        return reportId;
    }

    /** The name as everyone sees it: what belongs to 短视频大赛 says so, as the notice asks. */
    String fileName() {
        return contestVideo && !fileName.contains(CONTEST) ? MARK + fileName : fileName;
    }

    /** What it is; files of before there were rules for types keep theirs. */
    FileType type() {
        return FileType.of(mediaType).orElse(FileType.ZIP);
    }

    String mediaType() {
        return mediaType;
    }

    /** As everyone who may read it gets it. */
    StoredFile stored() {
        return new StoredFile(fileName(), mediaType, sha256, storageName);
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

    /** The post that uploaded it; null for files of before that was recorded. */
    String uploadedBy() {
        return uploadedBy;
    }

    MaterialCategory category() {
        return category;
    }

    boolean contestVideo() {
        return contestVideo;
    }

    int place() {
        return place;
    }

    void label(MaterialCategory newCategory, boolean belongsToContest) {
        category = newCategory;
        contestVideo = belongsToContest;
    }

    void moveTo(int newPlace) {
        place = newPlace;
    }
}

package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.wording.FileSizes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A report as its pages show it, for those who may read it. */
record ReportView(
        long id,
        ReportKind kind,
        ReportState state,
        boolean owed,
        boolean late,
        boolean supplementary,
        LocalDate limitDay,
        Instant handedInAt,
        String returnReason,
        String summaryText,
        String filledBy,
        String filledByPost,
        String filledByContact,
        long tableVersion,
        String tableSavedBy,
        Instant tableSavedAt) {

    static ReportView of(Report report) {
        return new ReportView(
                report.id(),
                report.kind(),
                report.state(),
                report.owed(),
                report.late(),
                report.supplementary(),
                report.limitDay(),
                report.handedInAt(),
                report.returnReason(),
                report.summaryText(),
                report.filledBy(),
                report.filledByPost(),
                report.filledByContact(),
                report.tableVersion(),
                report.tableSavedBy(),
                report.tableSavedAt());
    }

    /** A row of its table, personal data in full. */
    record Row(
            long id,
            int rowNo,
            RowState state,
            Nominee nominee,
            String returnReason,
            boolean supplementary,
            Long sourceRowId) {

        static Row of(NominationRow row) {
            return new Row(
                    row.id(),
                    row.rowNo(),
                    row.state(),
                    row.nominee(),
                    row.returnReason(),
                    row.supplementary(),
                    row.sourceRowId());
        }

        /** Whether the unit may still change it. */
        public boolean open() {
            return state.isOpen();
        }
    }

    /**
     * A file of its summary.
     *
     * @param fileName as everyone sees it, with the mark of 短视频大赛 where it belongs to it
     * @param uploadedBy the post that uploaded it; may be null
     */
    record File(
            long id,
            String fileName,
            FileType type,
            long sizeBytes,
            MaterialCategory category,
            boolean contestVideo,
            String uploadedBy,
            Instant uploadedAt) {

        static File of(ReportFile file) {
            return new File(
                    file.id(),
                    file.fileName(),
                    file.type(),
                    file.sizeBytes(),
                    file.category(),
                    file.contestVideo(),
                    file.uploadedBy(),
                    file.uploadedAt());
        }

        /** What it may be said to be. */
        public List<MaterialCategory> categories() {
            return List.of(MaterialCategory.values());
        }

        /** In the unit in which people think of it. */
        public String size() {
            return FileSizes.of(sizeBytes);
        }
    }

    /**
     * The stamped scan of its table.
     *
     * @param pages 0 when they were not counted
     * @param shown whether there is a picture to look at
     */
    record Scan(
            int number,
            String fileName,
            long sizeBytes,
            int pages,
            boolean pdf,
            boolean shown,
            String uploadedBy,
            Instant uploadedAt) {

        static Scan of(ReportScan scan) {
            return new Scan(
                    scan.number(),
                    scan.fileName(),
                    scan.sizeBytes(),
                    scan.pages(),
                    scan.mediaType().equals(FileType.PDF.mediaType()),
                    scan.pictureName() != null,
                    scan.uploadedBy(),
                    scan.uploadedAt());
        }
    }

    /** A request for more time and what the superior said to it. */
    record Request(
            ReportExtension.State state,
            LocalDate requestedUntil,
            String reason,
            boolean reopens,
            LocalDate grantedUntil,
            String decisionReason) {

        static Request of(ReportExtension extension) {
            return new Request(
                    extension.state(),
                    extension.requestedUntil(),
                    extension.reason(),
                    extension.reopens(),
                    extension.grantedUntil(),
                    extension.decisionReason());
        }
    }
}

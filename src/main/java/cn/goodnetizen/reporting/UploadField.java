package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.UnfinishedUpload;
import cn.goodnetizen.media.UploadIntake;
import java.util.List;

/**
 * What the page's upload needs to know.
 *
 * @param purpose what the tus client names
 * @param largestBytes the largest file of the resumable upload
 * @param unfinished what this account began and did not finish
 */
record UploadField(String purpose, long largestBytes, String accept, String types, List<UnfinishedUpload> unfinished) {

    static UploadField of(long reportId, AccountPrincipal me, FileIntake intake, UploadIntake uploads) {
        return new UploadField(
                SummaryMaterials.PURPOSE + ":" + reportId,
                intake.largest().toBytes(),
                FileType.accept(intake.types()),
                FileType.labels(intake.types()),
                uploads.unfinished(me.username(), SummaryMaterials.PURPOSE, Long.toString(reportId)));
    }
}

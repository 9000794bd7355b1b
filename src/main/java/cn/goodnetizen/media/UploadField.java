package cn.goodnetizen.media;

import java.util.List;
import org.springframework.security.core.Authentication;

/**
 * What a page needs for the field of a resumable upload, see {@code fragments/upload}.
 *
 * @param name of the field inside its form, and its id
 * @param purpose what the tus client names
 * @param largestBytes the largest file of the resumable upload
 * @param types as a sentence lists them; empty where the page says it otherwise
 * @param several whether more than one file is taken
 * @param unfinished what this account began and did not finish
 */
public record UploadField(
        String name,
        String purpose,
        long largestBytes,
        String accept,
        String types,
        boolean several,
        List<UnfinishedUpload> unfinished) {

    public static UploadField of(
            String name,
            String purpose,
            String subject,
            boolean several,
            FileIntake intake,
            Authentication account,
            UploadIntake uploads) {
        return new UploadField(
                name,
                purpose + ":" + subject,
                intake.largest().toBytes(),
                FileType.accept(intake.types()),
                FileType.labels(intake.types()),
                several,
                uploads.unfinished(account.getName(), purpose, subject));
    }

    /** The same for a page that says itself which types are wanted. */
    public UploadField withoutTypes() {
        return new UploadField(name, purpose, largestBytes, accept, "", several, unfinished);
    }
}

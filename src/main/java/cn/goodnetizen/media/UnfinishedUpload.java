package cn.goodnetizen.media;

import java.time.Instant;

/**
 * An upload that waits for its rest.
 *
 * @param fingerprint what the client said by which it knows the file again; may be empty
 * @param receivedBytes how much of it is here
 * @param expiresAt when it is swept if nothing more comes
 */
public record UnfinishedUpload(
        String id, String fileName, String fingerprint, long sizeBytes, long receivedBytes, Instant expiresAt) {

    /** In whole percent. */
    public int percent() {
        return (int) (receivedBytes * 100 / sizeBytes);
    }
}

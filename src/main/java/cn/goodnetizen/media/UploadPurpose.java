package cn.goodnetizen.media;

import org.springframework.security.core.Authentication;

/**
 * What a feature wants uploads for. A bean of this type is all that a feature adds to have resumable uploads: whoever
 * uploads names {@code name:subject}, such as {@code summary-material:12}.
 */
public interface UploadPurpose {

    /** Small letters and hyphens, at most 40. */
    String name();

    /**
     * Asked before the first byte.
     *
     * @param subject what the upload belongs to, as the client named it; anything may come
     * @return false when there is no such subject for this account: then it looks like any address that does not exist
     * @throws FileRefusedException when the account may see the subject but may not upload to it now
     */
    boolean allows(Authentication account, String subject);

    /** Which types are taken in and how large a file may be. */
    FileIntake intake(String subject);

    /**
     * Takes a finished upload, in the transaction that ends it. May come long after {@link #allows}, and without a
     * request; what must still hold is checked here again.
     *
     * @param accountName the account that uploaded it
     * @return whether the file is kept; false when the subject has the same content already
     * @throws FileRefusedException in words for the user; the file is then removed
     */
    boolean take(String subject, FileStore.Stored file, String accountName);
}

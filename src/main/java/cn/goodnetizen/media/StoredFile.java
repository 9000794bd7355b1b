package cn.goodnetizen.media;

/**
 * A stored file as the row of a feature knows it.
 *
 * @param displayName what people call it
 * @param mediaType what its content is
 * @param sha256 of its content, in hexadecimal digits
 * @param storageName what {@link FileStore#open} wants
 */
public record StoredFile(String displayName, String mediaType, String sha256, String storageName) {}

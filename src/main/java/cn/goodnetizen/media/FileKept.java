package cn.goodnetizen.media;

/** A file has come into the store for good. Published by whoever keeps it; a thumbnail of it is drawn then. */
public record FileKept(String storageName, FileType type) {}

package cn.goodnetizen.media;

/** A file is leaving the store; what was written down about it goes with it, in the same transaction. */
public record FileRemoved(String storageName) {}

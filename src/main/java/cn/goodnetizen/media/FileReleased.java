package cn.goodnetizen.media;

/** A row that named this file is gone. */
record FileReleased(String storageName) {}

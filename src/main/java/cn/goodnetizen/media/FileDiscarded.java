package cn.goodnetizen.media;

/** A kept file is being removed; what was written down about it goes with it, in the same transaction. */
record FileDiscarded(String storageName) {}

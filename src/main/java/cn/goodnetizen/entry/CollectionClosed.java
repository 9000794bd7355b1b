package cn.goodnetizen.entry;

/** Nothing new comes into a track any more. */
record CollectionClosed(long campaignId, String track) {}

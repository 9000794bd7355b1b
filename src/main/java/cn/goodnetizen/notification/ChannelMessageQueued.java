package cn.goodnetizen.notification;

/** A short message is recorded and waits for its channel. */
record ChannelMessageQueued(long messageId) {}

package cn.goodnetizen.entry;

/** An organiser took the work out of the contest, at whatever time. */
public record EntryDisqualified(long entryId) {}

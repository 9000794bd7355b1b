package cn.goodnetizen.entry;

/** The entrant took the work out of the contest. */
public record EntryWithdrawn(long entryId) {}

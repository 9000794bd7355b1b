package cn.goodnetizen.entry;

/**
 * An entry was handed in, or handed in again.
 *
 * @param round 1 for the first time
 */
public record EntryHandedIn(long entryId, int round) {}

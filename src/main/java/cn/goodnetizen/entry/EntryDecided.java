package cn.goodnetizen.entry;

/**
 * Nothing is open about an entry for now, or it goes back to its entrant: its state says which.
 *
 * @param round in which it was handed in last
 */
public record EntryDecided(long entryId, int round) {}

package cn.goodnetizen.entry;

/** The probe or the reviewer gave the entry back to its entrant. */
public record EntryToMend(long entryId, int round) {}

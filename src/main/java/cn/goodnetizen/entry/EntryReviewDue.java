package cn.goodnetizen.entry;

/**
 * A first review waits for long.
 *
 * @param overdue whether the organiser is told as well
 */
public record EntryReviewDue(long entryId, int round, boolean overdue) {}

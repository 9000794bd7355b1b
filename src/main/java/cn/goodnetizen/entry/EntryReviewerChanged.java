package cn.goodnetizen.entry;

/**
 * Another unit has to review from now on.
 *
 * @param occurrence tells apart several changes of the same entry
 */
record EntryReviewerChanged(long entryId, long occurrence) {}

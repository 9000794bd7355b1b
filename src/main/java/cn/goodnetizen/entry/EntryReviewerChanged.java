package cn.goodnetizen.entry;

/** Another unit has to review from now on. */
record EntryReviewerChanged(long entryId) {}

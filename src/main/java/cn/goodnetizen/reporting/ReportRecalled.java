package cn.goodnetizen.reporting;

/** A unit took its report back before the review began; the reviewer's task of this round must go. */
record ReportRecalled(long reportId, int round) {}

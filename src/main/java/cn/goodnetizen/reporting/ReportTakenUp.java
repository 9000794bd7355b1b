package cn.goodnetizen.reporting;

/** Accepted rows of a report that was done with go up to the next level after all: its process begins once more. */
record ReportTakenUp(long reportId, int round) {}

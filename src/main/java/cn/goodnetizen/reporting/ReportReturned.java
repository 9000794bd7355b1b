package cn.goodnetizen.reporting;

/** The superior returned a report, or rows of it, for correction. */
public record ReportReturned(long reportId, int round) {}

package cn.goodnetizen.reporting;

/** A report has ended because its unit became part of another one. */
public record ReportMerged(long reportId) {}

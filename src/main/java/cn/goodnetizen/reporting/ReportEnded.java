package cn.goodnetizen.reporting;

/** A report has ended because its unit was merged or dissolved. */
public record ReportEnded(long reportId) {}

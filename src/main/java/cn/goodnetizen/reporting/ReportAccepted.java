package cn.goodnetizen.reporting;

/** Everything in a report is accepted by the unit that reviews it. */
public record ReportAccepted(long reportId, int round) {}

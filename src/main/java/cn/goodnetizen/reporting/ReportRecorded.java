package cn.goodnetizen.reporting;

/**
 * The receiving unit recorded a report for a unit that sent it by mail or on paper.
 *
 * @param reopened whether the report was closed already and is taken up again
 */
public record ReportRecorded(long reportId, int round, boolean reopened) {}

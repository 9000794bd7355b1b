package cn.goodnetizen.reporting;

/** The deadline of a report was moved; running timers must follow. */
public record ReportDeadlineMoved(long reportId) {}

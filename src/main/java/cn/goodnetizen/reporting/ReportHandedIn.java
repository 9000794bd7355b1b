package cn.goodnetizen.reporting;

/** A unit handed its report in (or said that it has nobody to nominate). */
public record ReportHandedIn(long reportId, int round, boolean nothingToNominate) {}

package cn.goodnetizen.dashboard;

/**
 * How many reports rest at an element of {@code ReportUpProcess}.
 *
 * @param label what they do there, in the words of their states
 * @param link the page with these reports
 */
record StepCount(String elementId, long count, String label, String link) {}

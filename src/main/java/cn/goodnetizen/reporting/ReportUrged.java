package cn.goodnetizen.reporting;

import java.time.LocalDate;

/**
 * The receiving unit asks once more for a report that has not come.
 *
 * @param day the day on which it asked; there is one of them a day
 * @param number how often it has asked by now
 * @param dueDay the limit that holds
 */
public record ReportUrged(long reportId, LocalDate day, int number, boolean copySuperior, LocalDate dueDay) {}

package cn.goodnetizen.reporting;

import java.time.LocalDate;

/**
 * The reminder schedule asks for a letter to the unit of a report.
 *
 * @param letter what the decision table {@code ReminderSchedule} answered: reminder, due-today or overdue
 * @param daysToDeadline days until the deadline day, negative when it is over
 */
public record ReminderDue(long reportId, String letter, boolean copySuperior, int daysToDeadline, LocalDate dueDay) {}

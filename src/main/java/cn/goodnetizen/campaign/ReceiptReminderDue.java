package cn.goodnetizen.campaign;

import java.time.LocalDate;

/** The reminder schedule asks for a letter to a unit that has not signed for a notice. */
public record ReceiptReminderDue(
        long noticeId, String unitCode, String letter, boolean copySuperior, int daysToDeadline, LocalDate dueDay) {}

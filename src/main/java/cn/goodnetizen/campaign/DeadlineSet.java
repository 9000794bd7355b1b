package cn.goodnetizen.campaign;

import java.time.LocalDate;

/** A unit set its own deadline for the reports of its subordinates. */
public record DeadlineSet(long campaignId, String byUnitCode, ReportKind kind, LocalDate dueDay) {}

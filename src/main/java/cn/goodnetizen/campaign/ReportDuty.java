package cn.goodnetizen.campaign;

import java.time.LocalDate;

/**
 * What a unit has to hand in for one kind of report, before any deadline that its superior sets differently.
 *
 * @param dueDay the last day, which ends at 24:00 Asia/Shanghai (see {@link Deadlines})
 * @param owed whether silence is a failing; the nomination table is voluntary and silence closes it quietly
 */
public record ReportDuty(LocalDate dueDay, boolean owed) {}

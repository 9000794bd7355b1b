package cn.goodnetizen.entry;

import java.time.LocalDate;

/** A draft was not handed in yet, and the end is near. */
public record DraftReminderDue(long entryId, LocalDate day) {}

package cn.goodnetizen.reporting;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** A deadline that the receiving unit gives one subordinate. */
record DeadlineForm(@NotNull(message = "请填写新的截止日期") LocalDate dueDay) {}

package cn.goodnetizen.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Who stands in for the officer, both days inclusive. */
record AbsenceForm(
        @NotBlank String cover,
        @NotNull LocalDate firstDay,
        @NotNull LocalDate lastDay) {}

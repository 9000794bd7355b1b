package cn.goodnetizen.reporting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** A request for more time. */
record ExtensionForm(
        @NotNull(message = "请填写申请延至的日期") LocalDate requestedUntil,

        @NotBlank(message = "请填写申请理由") @TextLimit(of = "申请理由", max = 1000)
        String reason) {

    ExtensionForm {
        reason = reason == null ? "" : reason.strip();
    }
}

package cn.goodnetizen.participant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param phone empty when it stays as it is: the page shows it masked only */
record ProfileForm(
        @NotBlank @Size(max = JoinForm.LONGEST_UNIT, message = "单位名称最多 {max} 个字")
        String unit,

        @Pattern(regexp = MobileNumber.PATTERN, message = MobileNumber.MESSAGE)
        String phone) {

    ProfileForm {
        unit = unit == null ? "" : unit.strip();
        phone = MobileNumber.plain(phone);
    }

    @Override
    public String toString() {
        return "profile";
    }
}

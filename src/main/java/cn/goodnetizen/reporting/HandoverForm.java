package cn.goodnetizen.reporting;

import cn.goodnetizen.account.PhoneNumber;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A post is handed over.
 *
 * @param predecessor the name of the person who hands over
 * @param code becomes the password until the successor has signed in once
 * @param told the code has been given to the successor: it is never shown again
 */
record HandoverForm(
        @NotBlank @Size(max = 40, message = "姓名最多 {max} 个字") String predecessor,
        @NotBlank @Size(max = 40, message = "姓名最多 {max} 个字") String successor,

        @NotBlank @Pattern(regexp = "\\s*|" + PhoneNumber.PATTERN, message = PhoneNumber.MESSAGE)
        String phone,

        @Size(max = 500, message = "留言最多 {max} 个字") String note,

        @NotBlank @Size(min = 12, max = 64, message = "交接码须为 {min} 到 {max} 个字符")
        String code,

        @AssertTrue(message = "请先把交接码告知接任人，再勾选") Boolean told) {

    HandoverForm {
        predecessor = predecessor == null ? null : predecessor.strip();
        successor = successor == null ? null : successor.strip();
        phone = phone == null ? null : phone.strip();
        note = note == null || note.isBlank() ? null : note.strip();
        code = code == null ? null : code.strip();
        told = Boolean.TRUE.equals(told);
    }

    /** Nothing of it belongs into a message. */
    @Override
    public String toString() {
        return "handover";
    }
}

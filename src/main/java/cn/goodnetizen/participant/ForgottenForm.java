package cn.goodnetizen.participant;

import cn.goodnetizen.account.MailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The mailbox of somebody who has forgotten the password. */
record ForgottenForm(
        @NotBlank
        @Size(max = MailAddress.LONGEST, message = "邮箱最长 {max} 个字符")
        @Pattern(regexp = "\\s*|" + MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String mail) {

    ForgottenForm {
        mail = mail == null ? "" : mail.strip();
    }

    @Override
    public String toString() {
        return "forgotten";
    }
}

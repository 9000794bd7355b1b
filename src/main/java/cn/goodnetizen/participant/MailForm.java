package cn.goodnetizen.participant;

import cn.goodnetizen.account.MailAddress;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A new mailbox, and the password: with the mailbox goes the sign-in. */
record MailForm(
        @NotBlank
        @Size(max = MailAddress.LONGEST, message = "邮箱最长 {max} 个字符")
        @Pattern(regexp = "\\s*|" + MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String mail,

        @NotBlank String current) {

    MailForm {
        mail = mail == null ? "" : mail.strip();
        current = current == null ? "" : current;
    }

    @Override
    public String toString() {
        return "mail";
    }
}

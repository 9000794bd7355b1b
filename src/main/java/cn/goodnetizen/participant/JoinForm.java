package cn.goodnetizen.participant;

import cn.goodnetizen.account.MailAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What somebody types to become a participant. Passwords do not come back to the page, and nothing of it into a log.
 *
 * @param consentVersion of the text that was on the page
 */
record JoinForm(
        @NotBlank @Size(max = LONGEST_NAME, message = "姓名最多 {max} 个字")
        String name,

        @NotBlank @Size(max = LONGEST_UNIT, message = "单位名称最多 {max} 个字")
        String unit,

        @NotBlank @Pattern(regexp = MobileNumber.PATTERN, message = MobileNumber.MESSAGE)
        String phone,

        @NotBlank
        @Size(max = MailAddress.LONGEST, message = "邮箱最长 {max} 个字符")
        @Pattern(regexp = "\\s*|" + MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String mail,

        String password,
        String repeated,

        @AssertTrue(message = "请阅读个人信息处理说明，同意后勾选") Boolean consent,

        String consentVersion) {

    static final int LONGEST_NAME = 40;
    static final int LONGEST_UNIT = 100;

    JoinForm {
        name = name == null ? "" : name.strip();
        unit = unit == null ? "" : unit.strip();
        phone = MobileNumber.plain(phone);
        mail = mail == null ? "" : mail.strip();
        password = password == null ? "" : password;
        repeated = repeated == null ? "" : repeated;
        consent = Boolean.TRUE.equals(consent);
        consentVersion = consentVersion == null ? "" : consentVersion;
    }

    static JoinForm empty() {
        return new JoinForm("", "", "", "", "", "", false, "");
    }

    @Override
    public String toString() {
        return "sign-up";
    }
}

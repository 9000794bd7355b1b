package cn.goodnetizen.notification;

import cn.goodnetizen.account.MailAddress;
import cn.goodnetizen.account.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Contact data of the own unit.
 *
 * @param version of the unit's row that was shown
 */
record ContactForm(
        @NotBlank
        @Size(max = MailAddress.LONGEST, message = "邮箱最长 {max} 个字符")
        @Pattern(regexp = "\\s*|" + MailAddress.PATTERN, message = MailAddress.MESSAGE)
        String email,

        @NotBlank @Pattern(regexp = "\\s*|" + PhoneNumber.PATTERN, message = PhoneNumber.MESSAGE)
        String phone,

        @Size(max = 200, message = "地址最多 {max} 个字") String address,
        Boolean sms,
        Boolean wecom,
        Integer version) {

    private static final int NONE = -1;

    ContactForm {
        email = email == null ? null : email.strip();
        phone = phone == null ? null : phone.strip();
        address = address == null || address.isBlank() ? null : address.strip();
        // What is not ticked, or not offered, is not sent by the page.
        sms = Boolean.TRUE.equals(sms);
        wecom = Boolean.TRUE.equals(wecom);
        version = version == null ? NONE : version;
    }

    @Override
    public String toString() {
        return "contact";
    }
}

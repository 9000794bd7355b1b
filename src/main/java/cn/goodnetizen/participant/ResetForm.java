package cn.goodnetizen.participant;

import jakarta.validation.constraints.NotBlank;

/** The code from the mail and a new password. Passwords do not come back to the page. */
record ResetForm(@NotBlank(message = "请填写邮件里的 8 位验证码") String code, String password, String repeated) {

    ResetForm {
        code = code == null ? "" : code.strip();
        password = password == null ? "" : password;
        repeated = repeated == null ? "" : repeated;
    }

    @Override
    public String toString() {
        return "reset";
    }
}

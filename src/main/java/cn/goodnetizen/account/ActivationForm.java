package cn.goodnetizen.account;

import jakarta.validation.constraints.NotBlank;

/** What the holder of an account types to open it. Passwords do not come back to the page. */
record ActivationForm(
        @NotBlank(message = "请填写用户名") String username,
        @NotBlank(message = "请填写启用码") String code,
        String password,
        String repeated) {

    ActivationForm {
        username = username == null ? "" : username.strip();
        code = code == null ? "" : code.strip();
        password = password == null ? "" : password;
        repeated = repeated == null ? "" : repeated;
    }
}

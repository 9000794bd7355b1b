package cn.goodnetizen.account;

import jakarta.validation.constraints.NotBlank;

/** A change of one's own password. Nothing of it comes back into a page, and nothing of it into a log. */
record PasswordForm(
        @NotBlank String old,
        @NotBlank String fresh,
        @NotBlank String repeated) {

    @Override
    public String toString() {
        return "passwords";
    }
}

package cn.goodnetizen.participant;

import jakarta.validation.constraints.NotBlank;

/** A change of the own password. Nothing of it comes back into a page. */
record OwnPasswordForm(@NotBlank String current, String password, String repeated) {

    OwnPasswordForm {
        current = current == null ? "" : current;
        password = password == null ? "" : password;
        repeated = repeated == null ? "" : repeated;
    }

    @Override
    public String toString() {
        return "passwords";
    }
}

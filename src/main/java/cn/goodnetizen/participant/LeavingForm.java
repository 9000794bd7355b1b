package cn.goodnetizen.participant;

import jakarta.validation.constraints.NotBlank;

/** The password that confirms that an account is to be deleted. */
record LeavingForm(@NotBlank String current) {

    LeavingForm {
        current = current == null ? "" : current;
    }

    @Override
    public String toString() {
        return "leaving";
    }
}

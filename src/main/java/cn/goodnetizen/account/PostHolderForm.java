package cn.goodnetizen.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who holds a post.
 *
 * @param version of the record that was shown: two people at once are told
 */
record PostHolderForm(
        @NotBlank @Size(max = 40, message = "姓名最多 {max} 个字") String holder,

        @NotBlank @Pattern(regexp = "\\s*|" + PhoneNumber.PATTERN, message = PhoneNumber.MESSAGE)
        String phone,

        Integer version) {

    private static final int NONE = -1;

    PostHolderForm {
        holder = holder == null ? null : holder.strip();
        phone = phone == null ? null : phone.strip();
        version = version == null ? NONE : version;
    }

    @Override
    public String toString() {
        return "holder";
    }
}

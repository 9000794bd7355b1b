package cn.goodnetizen.participant;

import cn.goodnetizen.account.PasswordRules;
import org.springframework.validation.BindingResult;

/** What is checked wherever a participant chooses a password. */
final class NewPassword {

    private NewPassword() {}

    /**
     * Says what is wrong beside the fields {@code password} and {@code repeated}.
     *
     * @param mail must not be the password; empty where it is not known
     */
    static void check(String password, String repeated, String mail, BindingResult errors) {
        PasswordRules.problemWith(password, mail)
                .ifPresent(problem -> errors.rejectValue("password", "weak", problem.replace("用户名", "邮箱")));
        if (!password.equals(repeated)) {
            errors.rejectValue("repeated", "differs", "两次输入的密码不一致");
        }
    }
}

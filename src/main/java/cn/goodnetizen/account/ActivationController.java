package cn.goodnetizen.account;

import cn.goodnetizen.limit.ClientAddress;
import cn.goodnetizen.limit.TryLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind the code on paper: its holder sets the password of the account. Open to whoever has no account yet. */
@Controller
class ActivationController {

    private static final int WRONG_FROM_ONE_ADDRESS = 20;
    private static final int WRONG_FROM_ALL = 1_000;
    private static final int ADDRESSES = 10_000;

    private final Activation activation;

    /** By where they come from, never by the account: wrong codes from elsewhere must not shut out whoever has the right one. */
    private final TryLimit wrongTries;

    ActivationController(Activation activation, Clock clock) {
        this.activation = activation;
        this.wrongTries =
                new TryLimit(WRONG_FROM_ONE_ADDRESS, WRONG_FROM_ALL, ADDRESSES, Duration.ofMinutes(15), clock);
    }

    @GetMapping("/activate")
    String show(Model model) {
        model.addAttribute("activation", new ActivationForm("", "", "", ""));
        return "account/activate";
    }

    @PostMapping("/activate")
    String activate(
            @Valid @ModelAttribute("activation") ActivationForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes flash) {
        PasswordRules.problemWith(form.password(), form.username())
                .ifPresent(problem -> errors.rejectValue("password", "weak", problem));
        if (!form.password().equals(form.repeated())) {
            errors.rejectValue("repeated", "differs", "两次输入的密码不一致");
        }
        if (!errors.hasErrors()) {
            refusal(form, ClientAddress.of(request)).ifPresent(problem -> errors.reject("refused", problem));
        }
        if (errors.hasErrors()) {
            return "account/activate";
        }
        flash.addFlashAttribute("flashSuccess", "密码已设好，请用它登录。");
        return "redirect:/login";
    }

    /** In the same words whether there is such an account or not. */
    private Optional<String> refusal(ActivationForm form, String client) {
        if (!wrongTries.take(client)) {
            return Optional.of("输错的次数太多：同一网络 " + wrongTries.period().toMinutes() + " 分钟内最多 " + wrongTries.mostOfOne()
                    + " 次，已经用完。请 " + wrongTries.period().toMinutes() + " 分钟后再试。");
        }
        if (activation.activate(form.username(), form.code(), form.password())) {
            wrongTries.giveBack(client);
            return Optional.empty();
        }
        return Optional.of("用户名或启用码不正确，或启用码已用过、已过 " + Activation.DAYS + " 天有效期。请核对“账号启用单”；仍不行请上级单位重新开具。");
    }
}

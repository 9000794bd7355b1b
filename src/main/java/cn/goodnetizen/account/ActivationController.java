package cn.goodnetizen.account;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import jakarta.validation.Valid;
import java.time.Duration;
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

    private final Activation activation;

    /** Each try costs a bcrypt: all together no more than a province opening its accounts needs. */
    private final RateLimiter tries = RateLimiter.of(
            "activation",
            RateLimiterConfig.custom()
                    .limitForPeriod(60)
                    .limitRefreshPeriod(Duration.ofMinutes(1))
                    .timeoutDuration(Duration.ZERO)
                    .build());

    ActivationController(Activation activation) {
        this.activation = activation;
    }

    @GetMapping("/activate")
    String show(Model model) {
        model.addAttribute("activation", new ActivationForm("", "", "", ""));
        return "account/activate";
    }

    @PostMapping("/activate")
    String activate(
            @Valid @ModelAttribute("activation") ActivationForm form, BindingResult errors, RedirectAttributes flash) {
        PasswordRules.problemWith(form.password(), form.username())
                .ifPresent(problem -> errors.rejectValue("password", "weak", problem));
        if (!form.password().equals(form.repeated())) {
            errors.rejectValue("repeated", "differs", "两次输入的密码不一致");
        }
        if (!errors.hasErrors() && !tries.acquirePermission()) {
            errors.reject("busy", "现在启用账号的人太多，请一分钟后再试。");
        }
        if (!errors.hasErrors()) {
            activation
                    .activate(form.username(), form.code(), form.password())
                    .ifPresent(problem -> errors.reject("refused", problem));
        }
        if (errors.hasErrors()) {
            return "account/activate";
        }
        flash.addFlashAttribute("flashSuccess", "密码已设好，请用它登录。");
        return "redirect:/login";
    }
}

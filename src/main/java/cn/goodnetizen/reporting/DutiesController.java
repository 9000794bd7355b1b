package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in: my unit's duties. */
@Controller
class DutiesController {

    private final MyDuties duties;

    DutiesController(MyDuties duties) {
        this.duties = duties;
    }

    @GetMapping("/")
    String show(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("page", duties.of(me));
        return "reporting/duties";
    }
}

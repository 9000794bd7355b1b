package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people of a unit (本单位人员): who holds which post, who stands in for whom, and past handovers. */
@Controller
class PeopleController {

    private final Posts posts;
    private final Absences absences;
    private final PostHandover handovers;
    private final PeopleAccess access;
    private final Organization organization;
    private final Clock clock;

    PeopleController(
            Posts posts,
            Absences absences,
            PostHandover handovers,
            PeopleAccess access,
            Organization organization,
            Clock clock) {
        this.posts = posts;
        this.absences = absences;
        this.handovers = handovers;
        this.access = access;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/unit/people")
    String own(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        return page(me.unitCode(), me, model);
    }

    @GetMapping("/units/{unitCode}/people")
    String below(@PathVariable String unitCode, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.toRead(unitCode, me);
        return page(unitCode, me, model);
    }

    @GetMapping("/unit/people/{username}")
    String edit(@PathVariable String username, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Posts.Post post = ownPost(username, me);
        model.addAttribute("holder", new PostHolderForm(post.holder(), post.phone(), post.version()));
        return editPage(post, model);
    }

    @PostMapping("/unit/people/{username}")
    String record(
            @PathVariable String username,
            @Valid @ModelAttribute("holder") PostHolderForm form,
            BindingResult binding,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        Posts.Post post = ownPost(username, me);
        if (binding.hasErrors()) {
            return editPage(post, model);
        }
        Optional<Posts.Post> meanwhile =
                posts.record(me.unitCode(), username, form.holder(), form.phone(), form.version());
        if (meanwhile.isPresent()) {
            Posts.Post now = meanwhile.get();
            binding.reject(
                    "meanwhile", "这一岗位刚刚被别人改过，现在登记的是 " + now.holder() + "（" + now.phone() + "）。您填的内容还在下面，核对后再次保存即可。");
            model.addAttribute("version", now.version());
            return editPage(post, model);
        }
        redirect.addFlashAttribute("flashSuccess", "已登记，上级单位随即可以看到。");
        return "redirect:/unit/people";
    }

    @PostMapping("/unit/absences")
    String absent(
            @Valid @ModelAttribute("absence") AbsenceForm form,
            BindingResult binding,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        access.toKeepOwn(me);
        if (!binding.hasErrors()) {
            try {
                absences.record(me.unitCode(), form.cover(), form.firstDay(), form.lastDay());
                redirect.addFlashAttribute("flashSuccess", "已登记代理。代理期间新任务分给代理人，邮件同时抄送代理人。");
                return "redirect:/unit/people";
            } catch (AbsenceRefusedException e) {
                binding.rejectValue(e.field(), "refused", e.getMessage());
            }
        }
        return page(me.unitCode(), me, model);
    }

    @PostMapping("/unit/absences/{id}/end")
    String back(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes redirect) {
        access.toKeepOwn(me);
        if (!absences.end(id, me.unitCode())) {
            throw new NotOfThisUnitException("absence " + id);
        }
        redirect.addFlashAttribute("flashSuccess", "代理已结束，新任务重新分给经办人。");
        return "redirect:/unit/people";
    }

    private Posts.Post ownPost(String username, AccountPrincipal me) {
        Posts.Post post = posts.find(username)
                .filter(found -> found.unitCode().equals(me.unitCode()))
                .orElseThrow(() -> new NotOfThisUnitException(username));
        access.toKeepOwn(me);
        return post;
    }

    private String editPage(Posts.Post post, Model model) {
        model.addAttribute("post", post);
        return "account/post";
    }

    private String page(String unitCode, AccountPrincipal me, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Accounts.ZONE);
        Map<String, String> covers = new LinkedHashMap<>();
        absences.able(unitCode)
                .forEach(account ->
                        covers.put(account.username(), account.role().title() + "（" + account.username() + "）"));
        model.addAttribute("unit", organization.unit(unitCode));
        model.addAttribute("own", unitCode.equals(me.unitCode()));
        model.addAttribute("keeps", access.mayKeep(unitCode, me));
        model.addAttribute("posts", posts.of(unitCode));
        model.addAttribute("recorded", absences.of(unitCode));
        model.addAttribute("handovers", handovers.of(unitCode));
        model.addAttribute("covers", covers);
        model.addAttribute("today", today);
        if (!model.containsAttribute("absence")) {
            model.addAttribute(
                    "absence",
                    new AbsenceForm(covers.keySet().stream().findFirst().orElse(""), today, null));
        }
        return "account/people";
    }
}

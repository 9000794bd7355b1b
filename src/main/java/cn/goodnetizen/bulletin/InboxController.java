package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The inbox of a superior, and what it does with what came. */
@Controller
class InboxController {

    private final BulletinAccess access;
    private final NewsPages pages;
    private final NewsHandling handling;

    InboxController(BulletinAccess access, NewsPages pages, NewsHandling handling) {
        this.access = access;
        this.pages = pages;
        this.handling = handling;
    }

    /** @param all whether what is received already is listed too */
    @GetMapping("/bulletin/inbox")
    String inbox(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) Long after,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        NewsPages.Inbox inbox = pages.inbox(!all, after, before, me);
        String link = "/bulletin/inbox?all=" + all;
        model.addAttribute("inbox", inbox);
        model.addAttribute("all", all);
        model.addAttribute("acts", access.acts(me));
        model.addAttribute("newer", inbox.newer() == null ? null : link + "&before=" + inbox.newer());
        model.addAttribute("older", inbox.older() == null ? null : link + "&after=" + inbox.older());
        model.addAttribute("tabs", new BulletinTabs(access.seenBy(me).size() > 1, pages.waitingFor(me.unitCode())));
        return "bulletin/inbox";
    }

    @PostMapping("/bulletin/inbox/receive")
    String receiveAll(
            @RequestParam(name = "news", required = false) List<Long> newsIds,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        access.requireActing(me);
        int received = handling.receiveAll(newsIds == null ? List.of() : newsIds, me.unitCode());
        flash.addFlashAttribute("flashSuccess", "已收到 " + received + " 条信息。");
        return "redirect:/bulletin/inbox";
    }

    @PostMapping("/bulletin/news/{id}/receive")
    String receive(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toHandle(id, me);
        return handled(id, flash, () -> {
            handling.receive(id, me.unitCode());
            return "已标记收到，报送单位可以看到。";
        });
    }

    @PostMapping("/bulletin/news/{id}/adopt")
    String adopt(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String remark,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        access.toHandle(id, me);
        String where = remark.strip();
        return handled(id, flash, () -> {
            flash.addFlashAttribute("typedRemark", where);
            handling.adopt(id, me.unitCode(), where);
            return "已采用，报送单位会收到邮件。";
        });
    }

    @PostMapping("/bulletin/news/{id}/pass-on")
    String passOn(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toHandle(id, me);
        return handled(
                id, flash, () -> "已报送" + handling.passOn(id, me.unitCode()).shortName() + "。");
    }

    private static String handled(long id, RedirectAttributes flash, Handling handling) {
        try {
            flash.addFlashAttribute("flashSuccess", handling.done());
        } catch (BulletinRefusedException refused) {
            flash.addFlashAttribute(
                    refused.field().equals("remark") ? "remarkError" : "flashError", refused.getMessage());
        }
        return "redirect:/bulletin/news/" + id;
    }

    /** Does something and says so to the user. */
    private interface Handling {
        String done();
    }
}

package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.organization.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** News as its unit writes and sends it, and the feed of all that a reader may see. */
@Controller
class NewsController {

    private static final String SEND = "send";
    private static final Pattern CAPTION = Pattern.compile("caption-(\\d{1,18})");

    private final BulletinAccess access;
    private final BulletinSeason season;
    private final NewsPages pages;
    private final NewsWriting writing;
    private final StoredPictures pictures;
    private final FileStore store;

    NewsController(
            BulletinAccess access,
            BulletinSeason season,
            NewsPages pages,
            NewsWriting writing,
            StoredPictures pictures,
            FileStore store) {
        this.access = access;
        this.season = season;
        this.pages = pages;
        this.writing = writing;
        this.pictures = pictures;
        this.store = store;
    }

    @GetMapping("/bulletin")
    String feed(
            @ModelAttribute("filter") NewsFilter filter,
            @RequestParam(required = false) Long after,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        NewsPages.Feed feed = pages.feed(filter, after, before, me);
        Map<String, Unit> seen = access.seenBy(me);
        model.addAttribute("feed", feed);
        model.addAttribute("newer", feed.newer() == null ? null : filter.link("before", feed.newer()));
        model.addAttribute("older", feed.older() == null ? null : filter.link("after", feed.older()));
        model.addAttribute("units", seen.values());
        model.addAttribute("choices", NewsFilter.Which.all());
        model.addAttribute("closed", season.closed().orElse(null));
        model.addAttribute("acts", access.acts(me));
        model.addAttribute("sends", sends(me));
        return tabs(model, me, "bulletin/feed");
    }

    /** Fills the tabs that all pages of this feature share. */
    private String tabs(Model model, AccountPrincipal me, String view) {
        model.addAttribute("tabs", new BulletinTabs(access.seenBy(me).size() > 1, pages.waitingFor(me.unitCode())));
        return view;
    }

    private boolean sends(AccountPrincipal me) {
        return season.campaign()
                .flatMap(campaign -> season.next(me.unitCode(), campaign.id()))
                .isPresent();
    }

    @GetMapping("/bulletin/news/new")
    String begin(@AuthenticationPrincipal AccountPrincipal me, Model model, RedirectAttributes flash) {
        access.requireActing(me);
        String closed = season.closed().orElse(sends(me) ? null : "本单位是活动主办单位，没有上级可报送。");
        if (closed != null) {
            flash.addFlashAttribute("flashWarning", closed);
            return "redirect:/bulletin";
        }
        model.addAttribute("news", new NewsForm("", season.today().toString(), "", null));
        return "bulletin/edit";
    }

    @PostMapping("/bulletin/news")
    String draft(
            @ModelAttribute("news") NewsForm form,
            BindingResult errors,
            @RequestParam(name = "upload", required = false) List<MultipartFile> uploads,
            @RequestParam(defaultValue = "save") String action,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.requireActing(me);
        BulletinText.requireReadable(form);
        form.check(season, action.equals(SEND), errors);
        if (!errors.hasErrors()) {
            try {
                long newsId = writing.draft(me.unitCode(), form);
                List<String> refusals = add(newsId, uploads);
                if (!refusals.isEmpty()) {
                    flash.addFlashAttribute("uploadErrors", refusals);
                    flash.addFlashAttribute("flashWarning", "文字已存为草稿，有图片没有加入，请看下面的说明。");
                    return "redirect:/bulletin/news/" + newsId + "/edit";
                }
                return done(newsId, action, flash);
            } catch (BulletinRefusedException refused) {
                reject(refused, errors);
            }
        }
        return "bulletin/edit";
    }

    /** Sends what is saved, or goes on writing. */
    private String done(long newsId, String action, RedirectAttributes flash) {
        if (action.equals(SEND)) {
            Unit receiver = writing.send(newsId);
            flash.addFlashAttribute("flashSuccess", "已报送" + receiver.shortName() + "，上级收到、采用后会在这里显示。");
            return "redirect:/bulletin/news/" + newsId;
        }
        flash.addFlashAttribute("flashSuccess", "已保存为草稿，尚未报送。");
        return "redirect:/bulletin/news/" + newsId + "/edit";
    }

    @GetMapping("/bulletin/news/{id}/edit")
    String edit(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.toWrite(id, me);
        NewsPages.NewsPage page = pages.page(id, me);
        if (page.state() != NewsState.DRAFT) {
            return "redirect:/bulletin/news/" + id;
        }
        model.addAttribute("news", new NewsForm(page.title(), page.eventDay().toString(), page.body(), page.version()));
        model.addAttribute("page", page);
        return "bulletin/edit";
    }

    /** @param action {@code save}, {@code send} or {@code remove-} with the number of a picture */
    @PostMapping("/bulletin/news/{id}")
    String save(
            @PathVariable long id,
            @ModelAttribute("news") NewsForm form,
            BindingResult errors,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "upload", required = false) List<MultipartFile> uploads,
            @RequestParam(defaultValue = "save") String action,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.toWrite(id, me);
        Map<Long, String> captions = captions(typed);
        BulletinText.requireReadable(form);
        form.check(season, action.equals(SEND), errors);
        check(captions, errors);
        if (!errors.hasErrors()) {
            try {
                writing.save(id, form, captions);
                if (action.matches("remove-\\d{1,18}")) {
                    writing.removePicture(id, Long.parseLong(action.substring("remove-".length())));
                }
                List<String> refusals = add(id, uploads);
                if (!refusals.isEmpty()) {
                    flash.addFlashAttribute("uploadErrors", refusals);
                    flash.addFlashAttribute("flashWarning", "文字已保存，有图片没有加入，请看下面的说明。");
                    return "redirect:/bulletin/news/" + id + "/edit";
                }
                return done(id, action, flash);
            } catch (BulletinRefusedException refused) {
                reject(refused, errors);
            }
        }
        model.addAttribute("captions", captions);
        model.addAttribute("page", pages.page(id, me));
        return "bulletin/edit";
    }

    private static Map<Long, String> captions(Map<String, String> typed) {
        Map<Long, String> captions = new LinkedHashMap<>();
        typed.forEach((name, text) -> {
            Matcher caption = CAPTION.matcher(name);
            if (caption.matches()) {
                captions.put(Long.valueOf(caption.group(1)), text.strip());
            }
        });
        return captions;
    }

    private static void check(Map<Long, String> captions, Errors errors) {
        for (String caption : captions.values()) {
            int length = caption.codePointCount(0, caption.length());
            if (length > NewsWriting.LONGEST_CAPTION) {
                errors.reject(
                        "caption", BulletinText.tooLong("图片说明", NewsWriting.LONGEST_CAPTION, length) + "：" + caption);
            }
        }
    }

    /** One picture that does not fit keeps none of the others out. */
    private List<String> add(long id, List<MultipartFile> uploads) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (MultipartFile upload : uploads == null ? List.<MultipartFile>of() : uploads) {
            String name = upload.getOriginalFilename();
            if (name != null && !name.isEmpty()) {
                try (InputStream content = upload.getInputStream()) {
                    writing.addPicture(id, name, content);
                } catch (FileRefusedException refused) {
                    refusals.add(refused.getMessage());
                }
            }
        }
        return refusals;
    }

    private static void reject(BulletinRefusedException refused, Errors errors) {
        errors.reject("refused", refused.getMessage());
    }

    @PostMapping("/bulletin/news/{id}/delete")
    String delete(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toWrite(id, me);
        try {
            writing.delete(id);
            flash.addFlashAttribute("flashSuccess", "草稿已删除。");
            return "redirect:/bulletin";
        } catch (BulletinRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
            return "redirect:/bulletin/news/" + id;
        }
    }

    @PostMapping("/bulletin/news/{id}/recall")
    String recall(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toWrite(id, me);
        try {
            writing.recall(id);
            flash.addFlashAttribute("flashSuccess", "已撤回，可以修改后重新报送。");
            return "redirect:/bulletin/news/" + id + "/edit";
        } catch (BulletinRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
            return "redirect:/bulletin/news/" + id;
        }
    }

    @GetMapping("/bulletin/news/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("page", pages.page(id, me));
        return "bulletin/news";
    }

    @GetMapping("/bulletin/news/{id}/pictures/{pictureId}")
    ResponseEntity<Resource> picture(
            @PathVariable long id, @PathVariable long pictureId, @AuthenticationPrincipal AccountPrincipal me) {
        access.readable(id, me);
        NewsPicture picture = pictures.findByIdAndNewsId(pictureId, id).orElseThrow(BulletinAccess::notThere);
        return StoredPicture.shown(picture.mediaType(), store.open(picture.storageName()));
    }
}

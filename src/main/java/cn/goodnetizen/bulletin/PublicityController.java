package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.paper.TableWorkbook;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Publicity records (宣传记录): listed for a unit and all below it, written by the unit itself. */
@Controller
class PublicityController {

    private static final int PAGE_SIZE = 20;
    private static final int EXPORT_CHUNK = 500;
    private static final List<String> COLUMNS = List.of("单位", "渠道", "具体名称", "标题", "发布日期", "链接", "截图");

    private final BulletinAccess access;
    private final BulletinSeason season;
    private final NewsPages pages;
    private final PublicityRecording recording;
    private final StoredPublicity publicity;
    private final Organization organization;
    private final FileStore store;

    PublicityController(
            BulletinAccess access,
            BulletinSeason season,
            NewsPages pages,
            PublicityRecording recording,
            StoredPublicity publicity,
            Organization organization,
            FileStore store) {
        this.access = access;
        this.season = season;
        this.pages = pages;
        this.recording = recording;
        this.publicity = publicity;
        this.organization = organization;
        this.store = store;
    }

    @GetMapping("/bulletin/publicity")
    String list(
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) PublicityChannel channel,
            @RequestParam(required = false) Long after,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        String top = unit == null || unit.isBlank() ? null : unit;
        Set<String> units = units(top, me);
        PublicityRecord behind =
                after == null ? null : publicity.findById(after).orElse(null);
        PublicityRecord ahead =
                before == null ? null : publicity.findById(before).orElse(null);
        BiFunction<PublicityRecord, Integer, List<PublicityRecord>> older =
                (place, size) -> after(units, channels(channel), place, size);
        BiFunction<PublicityRecord, Integer, List<PublicityRecord>> newer = (place, size) -> publicity
                .before(campaignId(), units, channels(channel), place.publishedDay(), place.id(), Limit.of(size))
                .reversed();
        List<PublicityRecord> found = ahead == null ? older.apply(behind, PAGE_SIZE) : newer.apply(ahead, PAGE_SIZE);
        boolean hasNewer = !found.isEmpty() && !newer.apply(found.getFirst(), 1).isEmpty();
        boolean hasOlder = !found.isEmpty() && !older.apply(found.getLast(), 1).isEmpty();
        model.addAttribute(
                "newer",
                hasNewer ? link(top, channel, "before", found.getFirst().id()) : null);
        model.addAttribute(
                "older", hasOlder ? link(top, channel, "after", found.getLast().id()) : null);
        model.addAttribute(
                "records", found.stream().map(record -> line(record, me)).toList());
        model.addAttribute("counts", counts(units));
        model.addAttribute("links", links(top));
        model.addAttribute("all", link(top, null, null, 0));
        model.addAttribute("export", exportLink(top));
        model.addAttribute("unit", top);
        model.addAttribute("channel", channel);
        model.addAttribute("units", access.seenBy(me).values());
        model.addAttribute("acts", access.acts(me));
        model.addAttribute("closed", season.closed().orElse(null));
        model.addAttribute("tabs", new BulletinTabs(access.seenBy(me).size() > 1, pages.waitingFor(me.unitCode())));
        return "bulletin/publicity";
    }

    private Set<String> units(@Nullable String top, AccountPrincipal me) {
        Map<String, Unit> seen = access.seenBy(me);
        if (top == null) {
            return seen.keySet();
        }
        if (!seen.containsKey(top)) {
            throw BulletinAccess.notThere();
        }
        return access.below(top).keySet();
    }

    private long campaignId() {
        return season.campaign().map(campaign -> campaign.id()).orElse(-1L);
    }

    private static List<PublicityChannel> channels(@Nullable PublicityChannel channel) {
        return channel == null ? Arrays.asList(PublicityChannel.values()) : List.of(channel);
    }

    private List<PublicityRecord> after(
            Set<String> units, List<PublicityChannel> channels, @Nullable PublicityRecord place, int size) {
        return publicity.after(
                campaignId(),
                units,
                channels,
                place == null ? NewsFilter.LAST : place.publishedDay(),
                place == null ? Long.MAX_VALUE : place.id(),
                Limit.of(size));
    }

    private Map<PublicityChannel, Long> counts(Set<String> units) {
        Map<PublicityChannel, Long> counts = new EnumMap<>(PublicityChannel.class);
        for (PublicityChannel channel : PublicityChannel.values()) {
            counts.put(channel, 0L);
        }
        publicity
                .countByChannel(campaignId(), units)
                .forEach(found -> counts.put(PublicityChannel.valueOf(found.getChannel()), found.getItems()));
        return counts;
    }

    private static Map<PublicityChannel, String> links(@Nullable String unit) {
        Map<PublicityChannel, String> links = new LinkedHashMap<>();
        for (PublicityChannel channel : PublicityChannel.values()) {
            links.put(channel, link(unit, channel, null, 0));
        }
        return links;
    }

    private static String link(
            @Nullable String unit, @Nullable PublicityChannel channel, @Nullable String parameter, long id) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/bulletin/publicity");
        if (unit != null) {
            link.queryParam("unit", unit);
        }
        if (channel != null) {
            link.queryParam("channel", channel.name());
        }
        if (parameter != null) {
            link.queryParam(parameter, id);
        }
        return link.toUriString();
    }

    private static String exportLink(@Nullable String unit) {
        return "/bulletin/publicity.xlsx" + (unit == null ? "" : "?unit=" + unit);
    }

    private Line line(PublicityRecord record, AccountPrincipal me) {
        return new Line(
                record.id(),
                organization.unit(record.unitCode()).shortName(),
                record.channel(),
                record.channelName(),
                record.title(),
                record.publishedDay(),
                record.link(),
                record.hasScreenshot(),
                record.unitCode().equals(me.unitCode()) && access.acts(me));
    }

    @GetMapping("/bulletin/publicity.xlsx")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) String unit, @AuthenticationPrincipal AccountPrincipal me)
            throws IOException {
        Set<String> units = units(unit == null || unit.isBlank() ? null : unit, me);
        List<List<Object>> rows = new ArrayList<>();
        PublicityRecord last = null;
        do {
            List<PublicityRecord> found = after(units, channels(null), last, EXPORT_CHUNK);
            found.forEach(record -> rows.add(List.of(
                    organization.unit(record.unitCode()).name(),
                    record.channel().label(),
                    record.channelName(),
                    record.title(),
                    record.publishedDay(),
                    record.link(),
                    record.hasScreenshot() ? "有" : "")));
            last = found.size() < EXPORT_CHUNK ? null : found.getLast();
        } while (last != null);
        Map<PublicityChannel, Long> counts = counts(units);
        try (TableWorkbook workbook = new TableWorkbook()) {
            workbook.sheet("宣传记录", COLUMNS, rows);
            workbook.sheet(
                    "按渠道统计",
                    List.of("渠道", "条数"),
                    counts.entrySet().stream()
                            .map(count -> List.<Object>of(count.getKey().label(), count.getValue()))
                            .toList());
            return workbook.download("宣传记录.xlsx");
        }
    }

    @GetMapping("/bulletin/publicity/new")
    String begin(@AuthenticationPrincipal AccountPrincipal me, Model model, RedirectAttributes flash) {
        access.requireActing(me);
        String closed = season.closed().orElse(null);
        if (closed != null) {
            flash.addFlashAttribute("flashWarning", closed);
            return "redirect:/bulletin/publicity";
        }
        model.addAttribute(
                "record", new PublicityForm(null, "", "", season.today().toString(), "", null));
        return form(model, null);
    }

    private String form(Model model, @Nullable PublicityRecord stored) {
        Map<String, String> channels = new LinkedHashMap<>();
        for (PublicityChannel channel : PublicityChannel.values()) {
            channels.put(channel.name(), channel.label());
        }
        model.addAttribute("channels", channels);
        model.addAttribute("recordId", stored == null ? null : stored.id());
        model.addAttribute("screenshot", stored != null && stored.hasScreenshot());
        return "bulletin/record";
    }

    @PostMapping("/bulletin/publicity")
    String record(
            @ModelAttribute("record") PublicityForm record,
            BindingResult errors,
            @RequestParam(required = false) MultipartFile upload,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.requireActing(me);
        BulletinText.requireReadable(record);
        record.check(season, errors);
        if (!errors.hasErrors()) {
            try {
                recording.record(me.unitCode(), record, screenshot(upload));
                flash.addFlashAttribute("flashSuccess", "宣传记录已登记。");
                return "redirect:/bulletin/publicity";
            } catch (FileRefusedException refused) {
                model.addAttribute("uploadError", refused.getMessage());
            } catch (BulletinRefusedException refused) {
                errors.reject("refused", refused.getMessage());
            }
        }
        return form(model, null);
    }

    @GetMapping("/bulletin/publicity/{id}/edit")
    String edit(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        PublicityRecord stored = access.recordToWrite(id, me);
        model.addAttribute(
                "record",
                new PublicityForm(
                        stored.channel(),
                        stored.channelName(),
                        stored.title(),
                        stored.publishedDay().toString(),
                        stored.link(),
                        stored.version()));
        return form(model, stored);
    }

    @PostMapping("/bulletin/publicity/{id}")
    String change(
            @PathVariable long id,
            @ModelAttribute("record") PublicityForm record,
            BindingResult errors,
            @RequestParam(required = false) MultipartFile upload,
            @RequestParam(defaultValue = "false") boolean removeScreenshot,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        PublicityRecord stored = access.recordToWrite(id, me);
        BulletinText.requireReadable(record);
        record.check(season, errors);
        if (!errors.hasErrors()) {
            try {
                recording.change(id, record, screenshot(upload), removeScreenshot);
                flash.addFlashAttribute("flashSuccess", "宣传记录已保存。");
                return "redirect:/bulletin/publicity";
            } catch (FileRefusedException refused) {
                model.addAttribute("uploadError", refused.getMessage());
            } catch (BulletinRefusedException refused) {
                errors.reject("refused", refused.getMessage());
            }
        }
        return form(model, stored);
    }

    @Nullable
    private static PublicityRecording.Screenshot screenshot(@Nullable MultipartFile upload) throws IOException {
        boolean chosen = upload != null
                && upload.getOriginalFilename() != null
                && !upload.getOriginalFilename().isEmpty();
        return chosen ? new PublicityRecording.Screenshot(upload.getOriginalFilename(), upload.getInputStream()) : null;
    }

    @PostMapping("/bulletin/publicity/{id}/delete")
    String delete(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.recordToWrite(id, me);
        recording.delete(id);
        flash.addFlashAttribute("flashSuccess", "宣传记录已删除。");
        return "redirect:/bulletin/publicity";
    }

    @GetMapping("/bulletin/publicity/{id}/screenshot")
    ResponseEntity<Resource> screenshot(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        PublicityRecord record = access.readableRecord(id, me);
        if (!record.hasScreenshot()) {
            throw BulletinAccess.notThere();
        }
        return StoredPicture.shown(record.screenshotType(), store.open(record.screenshotStorage()));
    }

    record Line(
            long id,
            String unit,
            PublicityChannel channel,
            String channelName,
            String title,
            LocalDate publishedDay,
            String link,
            boolean screenshot,
            boolean mayWrite) {}
}

package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.paper.TableWorkbook;
import cn.goodnetizen.wording.ChineseDates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of entries for staff, and the same as Excel. */
@Controller
class EntryListController {

    static final int PAGE_SIZE = 50;

    private static final int EXPORTED_AT_ONCE = 500;
    private static final List<String> COLUMNS =
            List.of("编号", "作品名称", "赛道", "主题", "参赛者（隐去）", "所在单位", "来源", "状态", "提交时间", "初审单位", "公开展示");

    private final EntryLists lists;
    private final Campaigns campaigns;

    EntryListController(EntryLists lists, Campaigns campaigns) {
        this.lists = lists;
        this.campaigns = campaigns;
    }

    @GetMapping("/entries")
    String list(
            @ModelAttribute("filter") EntryFilter filter,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        List<EntryLists.Line> shown = lists.lines(filter, before, after, PAGE_SIZE, me);
        String link = filter.link("/entries");
        if (!shown.isEmpty()) {
            long newest = shown.getFirst().id();
            long oldest = shown.getLast().id();
            model.addAttribute(
                    "newer", lists.lines(filter, null, newest, 1, me).isEmpty() ? null : link + "&after=" + newest);
            model.addAttribute(
                    "older", lists.lines(filter, oldest, null, 1, me).isEmpty() ? null : link + "&before=" + oldest);
        }
        model.addAttribute("lines", shown);
        model.addAttribute("export", filter.link("/entries.xlsx"));
        model.addAttribute("tracks", tracks());
        model.addAttribute("states", EntryFilter.states());
        model.addAttribute("units", units(me));
        model.addAttribute("views", EntryFilter.View.values());
        return "entry/list";
    }

    private Map<String, String> tracks() {
        return campaigns
                .running()
                .map(campaign -> campaigns.definition(campaign.id()).tracks().stream()
                        .collect(Collectors.toMap(Track::code, Track::name, (one, other) -> one, LinkedHashMap::new)))
                .orElseGet(LinkedHashMap::new);
    }

    private Map<String, String> units(AccountPrincipal me) {
        Map<String, String> units = new LinkedHashMap<>();
        for (Unit unit : lists.units(me)) {
            units.put(unit.code(), "　".repeat(unit.level() - 1) + unit.name());
        }
        return units;
    }

    /** Every entry that the filter finds, in parts, so that a long list costs no more memory than a short one. */
    @GetMapping("/entries.xlsx")
    ResponseEntity<byte[]> export(
            @ModelAttribute("filter") EntryFilter filter, @AuthenticationPrincipal AccountPrincipal me)
            throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        List<EntryLists.Line> part = lists.lines(filter, null, null, EXPORTED_AT_ONCE, me);
        while (!part.isEmpty()) {
            part.forEach(line -> rows.add(row(line)));
            part = lists.lines(filter, part.getLast().id(), null, EXPORTED_AT_ONCE, me);
        }
        try (TableWorkbook workbook = new TableWorkbook()) {
            workbook.sheet("参赛作品", COLUMNS, rows);
            return workbook.download("参赛作品.xlsx");
        }
    }

    private static List<Object> row(EntryLists.Line line) {
        return List.of(
                line.id(),
                line.title(),
                line.trackName(),
                line.themeName(),
                line.maskedName(),
                line.unitName(),
                line.source(),
                line.state().label(),
                line.handedInAt() == null ? "" : ChineseDates.moment(line.handedInAt()),
                line.reviewerName(),
                line.hidden() ? "已停止" : "");
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.entry.RecommendedPeople.Matched;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.paper.TableWorkbook;
import cn.goodnetizen.reporting.Recommendation;
import cn.goodnetizen.wording.ChineseDates;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Whom a union recommends as influencers, and how far their own entries are: its own, for organisers everybody's. */
@Controller
class RecommendedController {

    static final int PAGE_SIZE = 50;

    private static final String PATH = "/union/recommended";
    private static final List<String> COLUMNS = List.of("推荐单位", "推荐表行号", "姓名", "手机号", "所在单位", "推荐通过时间", "本人报名");

    private final RecommendedPeople people;
    private final EntryAccess access;
    private final Campaigns campaigns;
    private final Organization organization;

    RecommendedController(
            RecommendedPeople people, EntryAccess access, Campaigns campaigns, Organization organization) {
        this.people = people;
        this.access = access;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /**
     * @param unit whose recommendations; empty for the own ones, or for all where organisers look
     * @param open whether only those are shown whose entry is still to be completed
     * @param after the number of the row after which the page begins
     */
    @GetMapping(PATH)
    String show(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        List<Line> found = lines(unit, open, after, PAGE_SIZE + 1, me);
        boolean more = found.size() > PAGE_SIZE;
        List<Line> shown = more ? found.subList(0, PAGE_SIZE) : found;
        model.addAttribute("lines", shown);
        model.addAttribute("first", after == 0 ? null : url(unit, open).toUriString());
        model.addAttribute(
                "next",
                more
                        ? url(unit, open)
                                .queryParam("after", shown.getLast().rowId())
                                .toUriString()
                        : null);
        model.addAttribute("everyone", seesEveryone(me));
        model.addAttribute("units", seesEveryone(me) ? units() : Map.of());
        model.addAttribute("unit", unit);
        model.addAttribute("open", open);
        return "entry/recommended";
    }

    @GetMapping(PATH + ".xlsx")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean open,
            @AuthenticationPrincipal AccountPrincipal me)
            throws IOException {
        try (TableWorkbook workbook = new TableWorkbook()) {
            workbook.sheet(
                    "推荐人选报名情况",
                    COLUMNS,
                    lines(unit, open, 0, Integer.MAX_VALUE, me).stream()
                            .map(RecommendedController::cells)
                            .toList());
            return workbook.download("推荐人选报名情况.xlsx");
        }
    }

    private static List<Object> cells(Line line) {
        return List.of(
                line.unitName(),
                (long) line.rowNo(),
                line.name(),
                line.phone(),
                line.employer(),
                line.acceptedAt() == null ? "" : ChineseDates.moment(line.acceptedAt()),
                line.standing());
    }

    private List<Line> lines(String unit, boolean open, long after, int limit, AccountPrincipal me) {
        String whose = whose(unit, me);
        Long campaignId = campaigns.running().map(CampaignInfo::id).orElse(null);
        return campaignId == null
                ? List.of()
                : people.page(campaignId, whose, open, after, limit).stream()
                        .map(found -> line(found, me))
                        .toList();
    }

    /** What is none of the account's is not there. Null stands for everybody's. */
    @Nullable
    private String whose(String unit, AccountPrincipal me) {
        if (seesEveryone(me)) {
            return unit.isEmpty() ? null : unit;
        }
        if (!unit.isEmpty() && !unit.equals(me.unitCode())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return me.unitCode();
    }

    private static boolean seesEveryone(AccountPrincipal me) {
        return me.role() == Role.ORGANISER;
    }

    private Line line(Matched found, AccountPrincipal me) {
        Recommendation recommended = found.recommendation();
        return new Line(
                recommended.rowId(),
                organization.unit(recommended.unitCode()).name(),
                organization.isSameOrBelow(recommended.unitCode(), me.unitCode()) ? recommended.reportId() : null,
                recommended.rowNo(),
                recommended.maskedName(),
                recommended.maskedPhone(),
                recommended.employer(),
                recommended.acceptedAt(),
                found.standing(),
                found.badge(),
                found.entry() != null && access.maySee(found.entry(), me)
                        ? found.entry().id()
                        : null);
    }

    private Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("", "全部单位");
        organization.all().stream()
                .filter(unit -> !unit.dissolved())
                .forEach(unit -> units.put(unit.code(), indented(unit)));
        return units;
    }

    private static String indented(Unit unit) {
        return "　".repeat(unit.level() - 1) + unit.name();
    }

    private static UriComponentsBuilder url(String unit, boolean open) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(PATH);
        if (!unit.isEmpty()) {
            url.queryParam("unit", unit);
        }
        if (open) {
            url.queryParam("open", true);
        }
        return url;
    }

    /**
     * @param reportId where the account may look at the table; null otherwise
     * @param entryId where the account may look at the entry; null otherwise
     */
    record Line(
            long rowId,
            String unitName,
            @Nullable Long reportId,
            int rowNo,
            String name,
            String phone,
            String employer,
            @Nullable Instant acceptedAt,
            String standing,
            String badge,
            @Nullable Long entryId) {}
}

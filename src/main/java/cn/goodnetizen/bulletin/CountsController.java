package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.paper.TableWorkbook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The numbers behind 活动信息, on a page and as a workbook. */
@Controller
class CountsController {

    private static final List<String> COLUMNS = List.of("上级单位", "单位", "报送", "已收到", "已采用", "其中主办单位采用");

    private final NewsCounts counts;
    private final NewsPages pages;
    private final BulletinAccess access;
    private final Organization organization;

    CountsController(NewsCounts counts, NewsPages pages, BulletinAccess access, Organization organization) {
        this.counts = counts;
        this.pages = pages;
        this.access = access;
        this.organization = organization;
    }

    @GetMapping("/bulletin/counts")
    String show(
            @RequestParam(required = false) String unit, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        String top = unit == null || unit.isBlank() ? null : unit;
        model.addAttribute("table", counts.table(top, me));
        model.addAttribute("chosen", top != null);
        model.addAttribute("tabs", new BulletinTabs(access.seenBy(me).size() > 1, pages.waitingFor(me.unitCode())));
        return "bulletin/counts";
    }

    @GetMapping("/bulletin/counts.xlsx")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal AccountPrincipal me) throws IOException {
        try (TableWorkbook workbook = new TableWorkbook()) {
            NewsCounts.Table table = counts.table(null, me);
            List<List<Object>> groups = new ArrayList<>();
            table.lines().forEach(line -> groups.add(row(line)));
            groups.add(numbers(List.of("", "合计"), table.total()));
            workbook.sheet("汇总（含下级）", COLUMNS, groups);
            workbook.sheet(
                    "各单位", COLUMNS, counts.units(me).stream().map(this::row).toList());
            return workbook.download("活动信息报送统计.xlsx");
        }
    }

    private List<Object> row(NewsCounts.Line line) {
        String superior = line.unit().superiorCode();
        return numbers(
                List.of(
                        superior == null ? "" : organization.unit(superior).shortName(),
                        line.unit().name()),
                line.count());
    }

    private static List<Object> numbers(List<Object> names, NewsCounts.Count count) {
        List<Object> row = new ArrayList<>(names);
        row.addAll(List.of(count.sent(), count.received(), count.adopted(), count.adoptedByOrganiser()));
        return row;
    }
}

package cn.goodnetizen.campaign;

import cn.goodnetizen.account.AccountPrincipal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Two notices of one campaign side by side, for whoever may read both. */
@Controller
class NoticeComparisonController {

    private final NoticeDispatch notices;
    private final CampaignAccess access;
    private final Campaigns campaigns;

    NoticeComparisonController(NoticeDispatch notices, CampaignAccess access, Campaigns campaigns) {
        this.notices = notices;
        this.access = access;
        this.campaigns = campaigns;
    }

    /** @param right the newest notice of the campaign when left out */
    @GetMapping("/notices/compare")
    String compare(
            @RequestParam long left,
            @RequestParam(required = false) Long right,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        NoticeInfo one = access.notice(left, me);
        List<NoticeInfo> choices = access.notices(one.campaignId(), me);
        NoticeInfo other = right == null ? choices.getLast() : access.notice(right, me);
        if (one.campaignId() != other.campaignId()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("left", one);
        model.addAttribute("right", other);
        model.addAttribute("choices", choices);
        NoticeDocument before = new NoticeDocument(one.body());
        NoticeDocument after = new NoticeDocument(other.body());
        model.addAttribute("comparison", NoticeComparison.of(before, after));
        model.addAttribute("days", days(campaigns.definition(one.campaignId()), before, after));
        return "campaign/compare";
    }

    /** The days that the platform runs by, and which of the two notices names them. */
    private static List<NamedDay> days(CampaignDefinition definition, NoticeDocument left, NoticeDocument right) {
        CampaignDefinition.Calendar calendar = definition.calendar();
        ReportRules reports = definition.reports();
        String organiser = definition.organiser().code();
        return List.of(
                named("作品征集截止", calendar.collectionClosesOn(), left, right),
                named(
                        "推荐表报送截止（市州、产业）",
                        reports.duty(ReportKind.NOMINATION, 2, organiser).dueDay(),
                        left,
                        right),
                named(
                        "活动总结报送截止（市州、产业）",
                        reports.duty(ReportKind.SUMMARY, 2, organiser).dueDay(),
                        left,
                        right),
                named("评选结果公布", calendar.resultsOn(), left, right));
    }

    private static NamedDay named(String name, LocalDate day, NoticeDocument left, NoticeDocument right) {
        return new NamedDay(
                name,
                day,
                NoticeComparison.names(left, day.getMonthValue(), day.getDayOfMonth()),
                NoticeComparison.names(right, day.getMonthValue(), day.getDayOfMonth()));
    }

    record NamedDay(String name, LocalDate day, boolean left, boolean right) {}
}

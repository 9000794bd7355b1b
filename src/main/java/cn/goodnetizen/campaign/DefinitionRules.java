package cn.goodnetizen.campaign;

import cn.goodnetizen.campaign.CampaignDefinition.Award;
import cn.goodnetizen.campaign.CampaignDefinition.AwardBasis;
import cn.goodnetizen.campaign.CampaignDefinition.Calendar;
import cn.goodnetizen.campaign.CampaignDefinition.Criterion;
import cn.goodnetizen.campaign.CampaignDefinition.OwnDefault;
import cn.goodnetizen.campaign.CampaignDefinition.Participants;
import cn.goodnetizen.campaign.CampaignDefinition.Phase;
import cn.goodnetizen.campaign.CampaignDefinition.SpecialCriterion;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignDefinition.WorkLimits;
import cn.goodnetizen.campaign.HolidayCalendar.Holiday;
import cn.goodnetizen.campaign.InvalidCampaignDefinitionException.Problem;
import cn.goodnetizen.campaign.ReportRules.DutyRule;
import cn.goodnetizen.campaign.ReportRules.ReportDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;

/** What must hold between the values of a definition. Collects every violation with path, limit and value. */
final class DefinitionRules {

    private static final Pattern RATIO = Pattern.compile("([1-9]\\d?):([1-9]\\d?)");
    private static final int GRASSROOTS = 3;

    private final List<Problem> problems = new ArrayList<>();

    private DefinitionRules() {}

    static List<Problem> problemsOf(CampaignDefinition definition) {
        DefinitionRules rules = new DefinitionRules();
        JsonNode tree = CampaignYaml.tree(definition);
        rules.codesAreUnique(tree);
        rules.campaign(definition);
        rules.phases(definition);
        rules.holidays(definition.holidays(), "holidays");
        rules.calendar(definition);
        definition.tracks().forEach(track -> rules.track(track, "tracks[" + track.code() + "]"));
        rules.scoring(definition.scoring());
        rules.reports(definition);
        rules.ours(definition.ours(), tree);
        return List.copyOf(rules.problems);
    }

    static List<Problem> problemsOf(HolidayCalendar holidays, String path) {
        DefinitionRules rules = new DefinitionRules();
        rules.holidays(holidays, path);
        return List.copyOf(rules.problems);
    }

    private void codesAreUnique(JsonNode tree) {
        CampaignYaml.visit(tree, (path, node) -> {
            if (!node.isArray()) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (JsonNode element : node) {
                String code = CampaignYaml.codeOf(element);
                if (code != null && !seen.add(code)) {
                    add(path + "[" + code + "]", "编码在同一列表中只能出现一次，“" + code + "”重复");
                }
            }
        });
    }

    private void campaign(CampaignDefinition it) {
        if (it.startsOn().getYear() != it.year()) {
            add("starts-on", "应在 " + it.year() + " 年内，实际为 " + it.startsOn());
        }
        inOrder("starts-on", it.startsOn(), "ends-on", it.endsOn());
        if (it.organiser().code().equals(it.coOrganiser().code())) {
            add("co-organiser.code", "应与主办单位不同，实际都是“" + it.coOrganiser().code() + "”");
        }
        notEmpty("addressees", it.addressees());
        notEmpty("phases", it.phases());
        notEmpty("tracks", it.tracks());
        inside(it, "receipt.closes-on", it.receipt().closesOn());
        atLeast("receipt.due-days", it.receipt().dueDays(), 1);
        if (it.holidays().year() != it.year()) {
            add("holidays.year", "应为活动年份 " + it.year() + "，实际为 " + it.holidays().year());
        }
    }

    private void phases(CampaignDefinition it) {
        Phase before = null;
        for (Phase phase : it.phases()) {
            String path = "phases[" + phase.code() + "]";
            inOrder(path + ".opens-on", phase.opensOn(), path + ".closes-on", phase.closesOn());
            if (before != null && !phase.opensOn().isAfter(before.closesOn())) {
                add(path + ".opens-on", "应晚于上一阶段的结束日 " + before.closesOn() + "，实际为 " + phase.opensOn());
            }
            if (phase.closesOn().isAfter(it.endsOn())) {
                add(path + ".closes-on", "不得晚于活动结束日 " + it.endsOn() + "，实际为 " + phase.closesOn());
            }
            before = phase;
        }
    }

    private void holidays(HolidayCalendar holidays, String path) {
        String days = CampaignYaml.child(path, "days");
        Set<LocalDate> taken = new HashSet<>();
        for (int i = 0; i < holidays.days().size(); i++) {
            Holiday holiday = holidays.days().get(i);
            String at = days + "[" + i + "]";
            inOrder(at + ".from", holiday.from(), at + ".to", holiday.to());
            if (holiday.to().isBefore(holiday.from())) {
                continue;
            }
            if (holiday.from().getYear() != holidays.year() && holiday.to().getYear() != holidays.year()) {
                add(at + ".from", "应在 " + holidays.year() + " 年内，实际为 " + holiday.from());
            }
            for (LocalDate day :
                    (Iterable<LocalDate>) holiday.from().datesUntil(holiday.to().plusDays(1))::iterator) {
                if (!taken.add(day)) {
                    add(at, day + " 已属于另一个假期或调休");
                }
            }
            for (int j = 0; j < holiday.workOn().size(); j++) {
                if (!taken.add(holiday.workOn().get(j))) {
                    add(at + ".work-on[" + j + "]", holiday.workOn().get(j) + " 已是假日或重复的调休日");
                }
            }
        }
    }

    private void calendar(CampaignDefinition it) {
        Calendar calendar = it.calendar();
        inOrder("starts-on", it.startsOn(), "calendar.collection-opens-on", calendar.collectionOpensOn());
        inOrder(
                "calendar.collection-opens-on",
                calendar.collectionOpensOn(),
                "calendar.collection-closes-on",
                calendar.collectionClosesOn());
        inOrder(
                "calendar.collection-closes-on",
                calendar.collectionClosesOn(),
                "calendar.first-review-ends-on",
                calendar.firstReviewEndsOn());
        after(
                "calendar.first-review-ends-on",
                calendar.firstReviewEndsOn(),
                "calendar.judging-opens-on",
                calendar.judgingOpensOn());
        inOrder(
                "calendar.judging-opens-on",
                calendar.judgingOpensOn(),
                "calendar.judging-closes-on",
                calendar.judgingClosesOn());
        after(
                "calendar.judging-closes-on",
                calendar.judgingClosesOn(),
                "calendar.publicity-opens-on",
                calendar.publicityOpensOn());
        inOrder(
                "calendar.publicity-opens-on",
                calendar.publicityOpensOn(),
                "calendar.publicity-closes-on",
                calendar.publicityClosesOn());
        after(
                "calendar.publicity-closes-on",
                calendar.publicityClosesOn(),
                "calendar.results-on",
                calendar.resultsOn());
        after("calendar.results-on", calendar.resultsOn(), "calendar.summary-opens-on", calendar.summaryOpensOn());
        inOrder("calendar.summary-opens-on", calendar.summaryOpensOn(), "ends-on", it.endsOn());
        publicity(it);
    }

    private void publicity(CampaignDefinition it) {
        Calendar calendar = it.calendar();
        if (!atLeast("calendar.publicity-working-days", calendar.publicityWorkingDays(), 1)) {
            return;
        }
        if (!it.workingDays().isWorkingDay(calendar.publicityOpensOn())) {
            add("calendar.publicity-opens-on", "应为工作日，" + calendar.publicityOpensOn() + " 是休息日");
            return;
        }
        LocalDate last = it.workingDays().lastOf(calendar.publicityOpensOn(), calendar.publicityWorkingDays());
        if (!last.equals(calendar.publicityClosesOn())) {
            add(
                    "calendar.publicity-closes-on",
                    "公示 " + calendar.publicityWorkingDays() + " 个工作日应于 " + last + " 结束，实际为 "
                            + calendar.publicityClosesOn());
        }
    }

    private void track(Track track, String path) {
        notEmpty(path + ".themes", track.themes());
        participants(track.participants(), path + ".participants");
        work(track.work(), path + ".work");
        if (track.pastWork() != null) {
            atLeast(path + ".past-work.count", track.pastWork().count(), 1);
            notEmpty(path + ".past-work.themes", track.pastWork().themes());
            notEmpty(path + ".past-work.platforms", track.pastWork().platforms());
        }
        judging(track, path + ".judging");
        Set<String> ids = new HashSet<>();
        criteria(track.criteria(), path + ".criteria", ids);
        for (SpecialCriterion special : track.specialCriteria()) {
            uniqueId(special.id(), path + ".special-criteria[" + special.id() + "].id", ids);
        }
        notEmpty(path + ".awards", track.awards());
        track.awards().forEach(award -> award(award, track, path + ".awards[" + award.code() + "]"));
    }

    private void participants(Participants it, String path) {
        notEmpty(path + ".kinds", it.kinds());
        if (it.minimumFollowers() == null) {
            if (it.followersMayBeRelaxed()) {
                add(path + ".followers-may-be-relaxed", "没有粉丝数要求（minimum-followers）时不能放宽，实际为 true");
            }
            return;
        }
        atLeast(path + ".minimum-followers", it.minimumFollowers(), 1);
        if (!it.ownAccount()) {
            add(path + ".minimum-followers", "只有要求个人账号（own-account）时才能要求粉丝数，实际为 " + it.minimumFollowers());
        }
    }

    private void work(WorkLimits it, String path) {
        if (it.maxDuration() != null && !it.maxDuration().isPositive()) {
            add(path + ".max-duration", "应大于 0，实际为 " + it.maxDuration());
        }
        if (it.madeWithin() != null
                && (it.madeWithin().isNegative() || it.madeWithin().isZero())) {
            add(path + ".made-within", "应大于 0，实际为 " + it.madeWithin());
        }
        atLeastWhereGiven(path + ".min-width", it.minWidth());
        atLeastWhereGiven(path + ".min-height", it.minHeight());
        atLeastWhereGiven(path + ".max-megabytes", it.maxMegabytes());
        if (it.aspectRatio() == null) {
            return;
        }
        Matcher ratio = RATIO.matcher(it.aspectRatio());
        if (!ratio.matches()) {
            add(path + ".aspect-ratio", "应形如 16:9，实际为“" + it.aspectRatio() + "”");
        } else if (it.minWidth() != null
                && it.minHeight() != null
                && it.minWidth() * Integer.parseInt(ratio.group(2))
                        != it.minHeight() * Integer.parseInt(ratio.group(1))) {
            add(
                    path + ".aspect-ratio",
                    "应与最低分辨率 " + it.minWidth() + "×" + it.minHeight() + " 一致，实际为“" + it.aspectRatio() + "”");
        }
    }

    private void judging(Track track, String path) {
        BigDecimal expert = track.judging().expertWeight();
        BigDecimal online = track.judging().onlineWeight();
        fraction(path + ".expert-weight", expert);
        fraction(path + ".online-weight", online);
        if (expert.add(online).compareTo(BigDecimal.ONE) != 0) {
            add(path, "专家与网络的权重之和应为 1，实际为 " + expert.add(online).toPlainString());
        }
        if (online.signum() > 0 && track.judging().onlineName() == null) {
            add(path + ".online-name", "网络部分有权重时必须写明名称，实际未填");
        }
    }

    private void criteria(List<Criterion> siblings, String path, Set<String> ids) {
        if (!notEmpty(path, siblings)) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Criterion criterion : siblings) {
            String at = path + "[" + criterion.id() + "]";
            uniqueId(criterion.id(), at + ".id", ids);
            if (criterion.weight().signum() <= 0) {
                add(at + ".weight", "应大于 0，实际为 " + criterion.weight().toPlainString());
            }
            sum = sum.add(criterion.weight());
            if (!criterion.children().isEmpty()) {
                criteria(criterion.children(), at + ".children", ids);
            }
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            add(path, "同级权重之和应为 1，实际为 " + sum.toPlainString());
        }
    }

    private void uniqueId(String id, String path, Set<String> ids) {
        if (!ids.add(id)) {
            add(path, "评审标准的编号在一个项目中只能出现一次，“" + id + "”重复");
        }
    }

    private void award(Award award, Track track, String path) {
        atLeast(path + ".quota", award.quota(), 1);
        if (award.amount().signum() < 0) {
            add(path + ".amount", "不得小于 0，实际为 " + award.amount().toPlainString());
        }
        Set<String> special =
                track.specialCriteria().stream().map(SpecialCriterion::id).collect(Collectors.toSet());
        if (award.basis() == AwardBasis.SPECIAL_CRITERION) {
            if (award.criterion() == null || !special.contains(award.criterion())) {
                add(path + ".criterion", "应为单项标准 " + special + " 之一，实际为" + shown(award.criterion()));
            }
        } else if (award.criterion() != null) {
            add(path + ".criterion", "只有按单项得分评定的奖项才能填写，实际为" + shown(award.criterion()));
        }
        if (award.basis() == AwardBasis.ONLINE_VOTES
                && track.judging().onlineWeight().signum() == 0) {
            add(path + ".basis", "该项目没有网络投票，不能按票数评定");
        }
        if (award.basis() == AwardBasis.TOTAL_SCORE_OF_ORIGINALS
                && !track.work().originalityDeclared()) {
            add(path + ".basis", "该项目不标明是否原创（originality-declared），不能评原创奖");
        }
        if (award.ranked() && award.mayFallOnRankedWork()) {
            add(path + ".may-fall-on-ranked-work", "一件作品最多得一个等级奖，应为 false，实际为 true");
        }
    }

    private void scoring(CampaignDefinition.Scoring it) {
        if (it.minimum().compareTo(it.maximum()) >= 0) {
            add(
                    "scoring.maximum",
                    "应大于最低分 " + it.minimum().toPlainString() + "，实际为 "
                            + it.maximum().toPlainString());
        }
        atLeast("scoring.drop-extremes-from-judges", it.dropExtremesFromJudges(), 3);
        atLeast("scoring.standardise-from-sheets", it.standardiseFromSheets(), 2);
        if (it.decimals() < 0 || it.decimals() > 6) {
            add("scoring.decimals", "应在 0 到 6 之间，实际为 " + it.decimals());
        }
    }

    private void reports(CampaignDefinition it) {
        ReportRules reports = it.reports();
        atLeast("reports.correction-days", reports.correctionDays(), 1);
        atLeast("reports.cut-off-days-before-own-deadline", reports.cutOffDaysBeforeOwnDeadline(), 0);
        atLeast("reports.nomination.rows-per-sheet", reports.nomination().rowsPerSheet(), 1);
        notEmpty("reports.nomination.columns", reports.nomination().columns());
        inside(it, "reports.late-closes-on", reports.lateClosesOn());
        inside(it, "reports.news.opens-on", reports.news().opensOn());
        inside(it, "reports.news.closes-on", reports.news().closesOn());
        inOrder(
                "reports.news.opens-on",
                reports.news().opensOn(),
                "reports.news.closes-on",
                reports.news().closesOn());
        for (ReportKind kind : ReportKind.values()) {
            duties(it, reports.of(kind), "reports." + kind.code());
        }
    }

    private void duties(CampaignDefinition it, ReportDefinition report, String path) {
        notEmpty(path + ".roots", report.roots());
        boolean complete = true;
        for (int i = 0; i < report.duties().size(); i++) {
            complete &= duty(it, report, report.duties().get(i), path + ".duties[" + i + "]");
        }
        for (int level = 1; level <= GRASSROOTS; level++) {
            int wanted = level;
            long defaults = report.duties().stream()
                    .filter(rule -> rule.level() == wanted && rule.superior() == null)
                    .count();
            if (defaults != 1) {
                complete = false;
                add(path + ".duties", "第 " + level + " 级应恰有一条不写 superior 的规则，实际有 " + defaults + " 条");
            }
        }
        if (complete) {
            deadlinesClimb(it.reports(), report, path);
        }
    }

    private boolean duty(CampaignDefinition it, ReportDefinition report, DutyRule rule, String path) {
        int before = problems.size();
        if (rule.level() < 1 || rule.level() > GRASSROOTS) {
            add(path + ".level", "应在 1 到 " + GRASSROOTS + " 之间，实际为 " + rule.level());
        }
        if (rule.level() == 1 && rule.reportsTo() != null) {
            add(path + ".reports-to", "第 1 级是终点，不能再报送，实际为“" + rule.reportsTo() + "”");
        }
        if (rule.level() > 1
                && !ReportRules.SUPERIOR.equals(rule.reportsTo())
                && !report.roots().contains(rule.reportsTo())) {
            add(path + ".reports-to", "应为 superior 或 " + report.roots() + " 之一，实际为" + shown(rule.reportsTo()));
        }
        if ((rule.dueOn() == null) == (rule.daysBeforeSuperior() == null)) {
            add(path + ".due-on", "应在 due-on 与 days-before-superior 中恰填一项");
        }
        if (rule.dueOn() != null) {
            inside(it, path + ".due-on", rule.dueOn());
            if (rule.dueOn().isAfter(it.reports().lateClosesOn())) {
                add(path + ".due-on", "不得晚于迟报截止日 " + it.reports().lateClosesOn() + "，实际为 " + rule.dueOn());
            }
        } else if (rule.level() != GRASSROOTS) {
            add(path + ".days-before-superior", "只有第 " + GRASSROOTS + " 级可以从上级的期限推算，实际为第 " + rule.level() + " 级");
        }
        return problems.size() == before;
    }

    /** Whoever consolidates must have the reports from below before the cut-off. */
    private void deadlinesClimb(ReportRules reports, ReportDefinition report, String path) {
        for (int i = 0; i < report.duties().size(); i++) {
            DutyRule rule = report.duties().get(i);
            if (rule.level() == 1) {
                continue;
            }
            DutyRule above = report.duties().stream()
                    .filter(other -> other.level() == rule.level() - 1 && other.superior() == null)
                    .findFirst()
                    .orElseThrow();
            LocalDate cutOff = reports.cutOffDay(above.dueOn());
            String at = path + ".duties[" + i + "]";
            if (rule.dueOn() != null && rule.dueOn().isAfter(cutOff)) {
                add(at + ".due-on", "不得晚于上级的汇总日 " + cutOff + "，实际为 " + rule.dueOn());
            }
            if (rule.daysBeforeSuperior() != null) {
                atLeast(at + ".days-before-superior", rule.daysBeforeSuperior(), reports.cutOffDaysBeforeOwnDeadline());
            }
        }
    }

    private void ours(List<OwnDefault> ours, JsonNode tree) {
        Set<String> known = new HashSet<>();
        CampaignYaml.visit(tree, (path, node) -> known.add(path));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ours.size(); i++) {
            String path = ours.get(i).path();
            if (!known.contains(path)) {
                add("ours[" + i + "].path", "定义中没有“" + path + "”");
            } else if (!seen.add(path)) {
                add("ours[" + i + "].path", "“" + path + "”重复");
            }
        }
    }

    private void inside(CampaignDefinition it, String path, LocalDate day) {
        if (day.isBefore(it.startsOn()) || day.isAfter(it.endsOn())) {
            add(path, "应在活动期间 " + it.startsOn() + " 至 " + it.endsOn() + " 内，实际为 " + day);
        }
    }

    private void inOrder(String earlierPath, LocalDate earlier, String path, LocalDate day) {
        if (day.isBefore(earlier)) {
            add(path, "不得早于 " + earlierPath + "（" + earlier + "），实际为 " + day);
        }
    }

    private void after(String earlierPath, LocalDate earlier, String path, LocalDate day) {
        if (!day.isAfter(earlier)) {
            add(path, "应晚于 " + earlierPath + "（" + earlier + "），实际为 " + day);
        }
    }

    private boolean atLeast(String path, int value, int minimum) {
        if (value < minimum) {
            add(path, "不得小于 " + minimum + "，实际为 " + value);
        }
        return value >= minimum;
    }

    private void atLeastWhereGiven(String path, @Nullable Integer value) {
        if (value != null) {
            atLeast(path, value, 1);
        }
    }

    private void fraction(String path, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            add(path, "应在 0 到 1 之间，实际为 " + value.toPlainString());
        }
    }

    private boolean notEmpty(String path, Collection<?> values) {
        if (values.isEmpty()) {
            add(path, "至少要有一项，实际为空");
        }
        return !values.isEmpty();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "未填" : "“" + value + "”";
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }
}

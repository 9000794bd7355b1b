package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.campaign.ReportRules;
import cn.goodnetizen.campaign.ReportRules.DutyRule;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The days that lie ahead, by the campaign's own definition. */
@Component
class Milestones {

    private static final int SHOWN = 6;

    private final Organization organization;
    private final MessageSource messages;
    private final Clock clock;

    Milestones(Organization organization, MessageSource messages, Clock clock) {
        this.organization = organization;
        this.messages = messages;
        this.clock = clock;
    }

    /** The next days that concern the units of a scope, the nearest first. */
    List<Milestone> ahead(CampaignDefinition definition, Scope scope) {
        LocalDate today = LocalDate.now(clock);
        List<Milestone> all = new ArrayList<>();
        addReports(
                all,
                definition.reports(),
                ReportKind.NOMINATION,
                definition.reports().nomination().duties(),
                scope);
        addReports(
                all,
                definition.reports(),
                ReportKind.SUMMARY,
                definition.reports().summary().duties(),
                scope);
        CampaignDefinition.Calendar calendar = definition.calendar();
        addStep(all, calendar.collectionClosesOn(), "collection");
        addStep(all, calendar.firstReviewEndsOn(), "first-review");
        addStep(all, calendar.judgingClosesOn(), "judging");
        addStep(all, calendar.publicityClosesOn(), "publicity");
        addStep(all, calendar.resultsOn(), "results");
        definition
                .phases()
                .forEach(phase -> all.add(
                        new Milestone(phase.closesOn(), text("phase-ends", phase.name()), text("everyone"), null)));
        return all.stream()
                .filter(milestone -> !milestone.day().isBefore(today))
                .sorted(Comparator.comparing(Milestone::day).thenComparing(milestone -> milestone.kind() == null))
                .limit(SHOWN)
                .toList();
    }

    private void addReports(
            List<Milestone> all, ReportRules rules, ReportKind kind, List<DutyRule> duties, Scope scope) {
        boolean ruleOfItsOwn = duties.stream().anyMatch(rule -> namesTopOf(scope, rule));
        for (DutyRule rule : duties) {
            if (concerns(scope, rule, ruleOfItsOwn)) {
                LocalDate day = rules.duty(kind, rule.level(), rule.superior()).dueDay();
                all.add(new Milestone(day, text("report." + kind.code()), who(rule, scope), kind));
            }
        }
    }

    private static boolean concerns(Scope scope, DutyRule rule, boolean ruleOfItsOwn) {
        Unit top = scope.top();
        if (top == null) {
            return true;
        }
        return rule.level() == top.level()
                || rule.level() > top.level() && (ruleOfItsOwn ? namesTopOf(scope, rule) : rule.superior() == null);
    }

    private static boolean namesTopOf(Scope scope, DutyRule rule) {
        return scope.top() != null
                && Objects.equals(rule.superior(), scope.top().code());
    }

    private String who(DutyRule rule, Scope scope) {
        if (scope.top() != null) {
            return text(rule.level() == scope.top().level() ? "own" : "own-grassroots");
        }
        return rule.superior() == null
                ? text("level." + rule.level())
                : text("grassroots-of", organization.unit(rule.superior()).shortName());
    }

    private void addStep(List<Milestone> all, LocalDate day, String step) {
        all.add(new Milestone(day, text("step." + step), text("everyone"), null));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("dashboard.milestone." + key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}

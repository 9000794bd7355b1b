package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which reports a number counts. The number and the page behind it use the same filter, so they cannot disagree.
 *
 * @param states empty for any
 * @param element id of an element of {@code ReportUpProcess} at which the reports rest, null for any
 * @param late only those handed in late, or overdue and still to come
 * @param unit code of a unit: only reports of those below it; null for all
 */
record ReportFilter(
        ReportKind kind,
        Set<ReportState> states,
        @Nullable String element,
        boolean late,
        @Nullable String unit) {

    /** The step at which a superior decides on a request for more time, whatever else its report waits for. */
    static final String EXTENSION_STEP = "Task_DecideExtension";

    ReportFilter {
        states = states == null ? Set.of() : Set.copyOf(states);
    }

    static ReportFilter all(ReportKind kind) {
        return new ReportFilter(kind, Set.of(), null, false, null);
    }

    ReportFilter in(Collection<ReportState> wanted) {
        return new ReportFilter(kind, Set.copyOf(wanted), element, late, unit);
    }

    ReportFilter at(String elementId) {
        return new ReportFilter(kind, states, elementId, late, unit);
    }

    ReportFilter onlyLate() {
        return new ReportFilter(kind, states, element, true, unit);
    }

    ReportFilter below(@Nullable String unitCode) {
        return new ReportFilter(kind, states, element, late, unitCode);
    }

    /** Whether a report counts; that its unit lies below {@link #unit()} is for the scope to say. */
    boolean matches(ReportInfo report, LocalDate today) {
        return report.kind() == kind
                && (states.isEmpty() || states.contains(report.state()))
                && (element == null || restsAt(report, element))
                && (!late || isLate(report, today));
    }

    static boolean isLate(ReportInfo report, LocalDate today) {
        return report.late() || report.overdue(today);
    }

    private static boolean restsAt(ReportInfo report, String elementId) {
        return EXTENSION_STEP.equals(elementId) ? report.extensionAsked() : elementId.equals(report.elementId());
    }

    /** The states in the order in which a report passes them. */
    public Set<ReportState> orderedStates() {
        return new TreeSet<>(states);
    }

    /** The page with exactly these reports. */
    String link() {
        UriComponentsBuilder link =
                UriComponentsBuilder.fromPath("/dashboard/reports").queryParam("kind", kind.code());
        if (!states.isEmpty()) {
            link.queryParam(
                    "state",
                    orderedStates().stream()
                            .map(state -> state.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
        }
        if (element != null) {
            link.queryParam("element", element);
        }
        if (late) {
            link.queryParam("late", true);
        }
        if (unit != null) {
            link.queryParam("unit", unit);
        }
        return link.toUriString();
    }
}

package cn.goodnetizen.dashboard;

import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.ReportInfo;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * A unit in the tree with its own report and what stands below it.
 *
 * @param report null where the unit has none of this kind
 * @param late handed in late, or overdue
 * @param figures the groups of all reports below, without the empty ones
 * @param lateBelow how many reports below are late or overdue
 */
record UnitNode(
        Unit unit,
        @Nullable ReportInfo report,
        boolean late,
        List<UnitNode> children,
        List<Figure> figures,
        Figure lateBelow) {

    public long reportsBelow() {
        return figures.stream().mapToLong(Figure::count).sum();
    }

    public List<Bar> bars() {
        return Bar.of(figures);
    }
}

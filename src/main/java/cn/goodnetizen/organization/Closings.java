package cn.goodnetizen.organization;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merges and dissolves units while a campaign runs; the duties follow through the events that this publishes. */
@Component
public class Closings {

    private final StoredUnits units;
    private final ClosedUnits closed;
    private final Organization organization;
    private final ObjectProvider<UnitDuties> duties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Closings(
            StoredUnits units,
            ClosedUnits closed,
            Organization organization,
            ObjectProvider<UnitDuties> duties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.units = units;
        this.closed = closed;
        this.organization = organization;
        this.duties = duties;
        this.events = events;
        this.clock = clock;
    }

    /** The units into which a unit may merge: the active ones of its line beside it, and its superior. */
    @Transactional(readOnly = true)
    public List<Unit> successorsOf(String code) {
        Unit unit = organization.unit(code);
        return organization.all().stream()
                .filter(other -> mayTakeOver(unit, other))
                .toList();
    }

    private static boolean mayTakeOver(Unit unit, Unit other) {
        return unit.superiorCode() != null
                && !other.dissolved()
                && !other.code().equals(unit.code())
                && other.line() == unit.line()
                && (other.level() == unit.level() || other.code().equals(unit.superiorCode()));
    }

    /**
     * Looks at a closing before anybody decides on it.
     *
     * @param intoCode the unit that takes everything over; {@code null} to dissolve
     * @param subordinatesTo where the subordinates of a dissolved unit go; not asked for when it merges
     * @throws ClosingRefusedException in words for the user
     * @throws UnknownUnitException when no unit has one of the codes
     */
    @Transactional(readOnly = true)
    public UnitClosing plan(String code, String intoCode, String subordinatesTo) {
        Unit unit = organization.unit(code);
        if (unit.dissolved()) {
            throw new ClosingRefusedException("“" + unit.name() + "”已经撤销或合并，不能再办理。");
        }
        if (unit.superiorCode() == null) {
            throw new ClosingRefusedException("“" + unit.name() + "”是主办单位，不能撤销或合并。");
        }
        List<String> subordinates =
                organization.subordinatesOf(code).stream().map(Unit::code).toList();
        String receiver = intoCode == null ? subordinatesTo : intoCode;
        if (receiver == null && !subordinates.isEmpty()) {
            throw new ClosingRefusedException(
                    "“" + unit.name() + "”还有 " + subordinates.size() + " 个下级单位，请先选择它们划转到哪个单位。");
        }
        if (receiver != null && !mayTakeOver(unit, organization.unit(receiver))) {
            throw new ClosingRefusedException(
                    "“" + organization.unit(receiver).name() + "”不能承接“" + unit.name() + "”：只能是同一系统、同一级的在用单位，或它的上级。");
        }
        return new UnitClosing(code, intoCode, subordinates.isEmpty() ? null : receiver, subordinates);
    }

    /** What a closing would do in all features, as sentences with their numbers. */
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        return Stream.concat(
                        Stream.of(
                                closing.subordinates().isEmpty()
                                        ? "没有下级单位需要划转。"
                                        : "下级单位 " + closing.subordinates().size() + " 个，划转到“"
                                                + organization
                                                        .unit(closing.subordinatesTo())
                                                        .name() + "”，今后的材料报给它。"),
                        duties.orderedStream().flatMap(feature -> feature.consequencesOf(closing).stream()))
                .toList();
    }

    /**
     * Ends a unit: moves its subordinates, takes it out of the tree and tells the other features.
     *
     * @param decidedBy the user name of who decided
     * @throws ClosingRefusedException when the tree has changed since {@link #plan} such that it cannot be
     */
    @Transactional
    public void close(UnitClosing closing, String decidedBy) {
        units.lockRoots();
        UnitClosing now =
                plan(closing.unitCode(), closing.intoCode(), closing.merges() ? null : closing.subordinatesTo());
        if (!now.equals(closing)) {
            throw new ClosingRefusedException("组织数据刚刚有变化，请重新核对后再确认。");
        }
        StoredUnit unit = units.findById(closing.unitCode()).orElseThrow();
        if (!closing.subordinates().isEmpty()) {
            StoredUnit receiver = units.findById(closing.subordinatesTo()).orElseThrow();
            closing.subordinates()
                    .forEach(code -> units.findById(code).orElseThrow().moveBelow(receiver));
            organization.settleLevels();
        }
        closed.save(new ClosedUnit(closing, decidedBy, clock.instant()));
        if (closing.merges()) {
            unit.mergeInto(closing.intoCode(), clock.instant());
        } else {
            unit.dissolve(clock.instant());
        }
        events.publishEvent(new UnitEnded(closing));
    }

    /** The duties that a unit still has open, in all features. */
    @Transactional(readOnly = true)
    public List<String> openDutiesOf(String unitCode) {
        return duties.orderedStream()
                .flatMap(feature -> feature.openOf(unitCode).stream())
                .toList();
    }

    /** All mergers and dissolutions, the newest first. */
    @Transactional(readOnly = true)
    public List<Closed> history() {
        return closed.findAllByOrderByIdDesc().stream()
                .map(ClosedUnit::toClosed)
                .toList();
    }

    /** One merger or dissolution as it happened. */
    public record Closed(
            String unitCode,
            String intoCode,
            String subordinatesTo,
            int subordinatesMoved,
            String decidedBy,
            Instant decidedAt) {}
}

package cn.goodnetizen.participant;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitDuties;
import cn.goodnetizen.organization.UnitEnded;
import cn.goodnetizen.organization.UnitNameDecided;
import cn.goodnetizen.organization.UnitNames;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps participants with their units: when staff say what a typed name means, and when units merge. */
@Component
@Order(4)
class UnitsOfParticipants implements UnitDuties {

    private final StoredParticipants participants;
    private final UnitNames unitNames;
    private final Organization organization;

    UnitsOfParticipants(StoredParticipants participants, UnitNames unitNames, Organization organization) {
        this.participants = participants;
        this.unitNames = unitNames;
        this.organization = organization;
    }

    /** The names that a form offers, in the order of the tree. */
    @Transactional(readOnly = true)
    List<String> names() {
        return organization.all().stream()
                .filter(unit -> !unit.dissolved())
                .map(Unit::name)
                .toList();
    }

    @ApplicationModuleListener
    void on(UnitNameDecided decided) {
        participants
                .typedUnits()
                .forEach(typed -> participants.belongTo(
                        typed, unitNames.known(typed).map(Unit::code).orElse(null)));
    }

    /** Participants keep nobody from reporting to another unit. */
    @Override
    public List<String> openOf(String unitCode) {
        return List.of();
    }

    /** Those of a unit that is dissolved stay with it: where they work now nobody knows. */
    @Override
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        long moving = closing.merges() ? participants.countByUnitCode(closing.unitCode()) : 0;
        return moving == 0
                ? List.of()
                : List.of("参与职工 " + moving + " 人，转到“"
                        + organization.unit(closing.intoCode()).name() + "”。");
    }

    @ApplicationModuleListener
    void on(UnitEnded ended) {
        if (ended.closing().merges()) {
            participants.moveUnit(ended.closing().unitCode(), ended.closing().intoCode());
        }
    }
}

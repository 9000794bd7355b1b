package cn.goodnetizen.participant;

import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitMerged;
import cn.goodnetizen.organization.UnitNameDecided;
import cn.goodnetizen.organization.UnitNames;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps participants with their units: when staff say what a typed name means, and when units merge. */
@Component
class UnitsOfParticipants {

    private final StoredParticipants participants;
    private final UnitNames unitNames;

    UnitsOfParticipants(StoredParticipants participants, UnitNames unitNames) {
        this.participants = participants;
        this.unitNames = unitNames;
    }

    @ApplicationModuleListener
    void on(UnitNameDecided decided) {
        participants
                .typedUnits()
                .forEach(typed -> participants.belongTo(
                        typed, unitNames.known(typed).map(Unit::code).orElse(null)));
    }

    @ApplicationModuleListener
    void on(UnitMerged merged) {
        participants.moveUnit(merged.unitCode(), merged.intoCode());
    }
}

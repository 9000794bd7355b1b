package cn.goodnetizen.organization;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contact data of units. Who may change whose is the caller's to decide. */
@Component
public class UnitContacts {

    private final StoredUnits units;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitContacts(StoredUnits units, ApplicationEventPublisher events, Clock clock) {
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /** @throws UnknownUnitException when no unit has this code */
    @Transactional(readOnly = true)
    public UnitContact of(String unitCode) {
        return stored(unitCode).toContact();
    }

    /** Of every unit, in the order of the tree. */
    @Transactional(readOnly = true)
    public List<UnitContact> all() {
        return units.findAllByOrderBySortOrderAscCodeAsc().stream()
                .map(StoredUnit::toContact)
                .toList();
    }

    /**
     * Changes phone and address, at once.
     *
     * @param version the version that was shown
     * @throws ObjectOptimisticLockingFailureException when somebody else has changed the unit meanwhile
     */
    @Transactional
    public void change(String unitCode, String phone, String address, int version) {
        StoredUnit unit = stored(unitCode);
        if (unit.toContact().version() != version) {
            throw new ObjectOptimisticLockingFailureException(StoredUnit.class, unitCode);
        }
        unit.changeContact(phone, address, clock.instant());
    }

    /** Later letters go to this mailbox, which the caller has confirmed; publishes {@link UnitMailboxChanged}. */
    @Transactional
    public void useMailbox(String unitCode, String address) {
        stored(unitCode).useMailbox(address, clock.instant());
        events.publishEvent(new UnitMailboxChanged(unitCode));
    }

    private StoredUnit stored(String unitCode) {
        return units.findById(unitCode).orElseThrow(() -> new UnknownUnitException(unitCode));
    }
}

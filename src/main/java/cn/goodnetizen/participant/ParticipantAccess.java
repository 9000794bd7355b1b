package cn.goodnetizen.participant;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Which participants staff may look at: organisers all of them, the officer of a unit with others below it those of its own
 * units. For everybody else they do not exist.
 */
@Component
class ParticipantAccess {

    private final Organization organization;

    ParticipantAccess(Organization organization) {
        this.organization = organization;
    }

    boolean everyone(AccountPrincipal me) {
        return me.role() == Role.ORGANISER;
    }

    /** @throws AccessDeniedException when the account looks after no participants */
    void require(AccountPrincipal me) {
        if (!everyone(me)
                && (me.role() != Role.OFFICER
                        || organization.subordinatesOf(me.unitCode()).isEmpty())) {
            throw new AccessDeniedException("looks after no participants");
        }
    }

    /** @throws AccessDeniedException when the account is no organiser's */
    void requireEveryone(AccountPrincipal me) {
        if (!everyone(me)) {
            throw new AccessDeniedException("only organisers");
        }
    }

    boolean maySee(StoredParticipant participant, AccountPrincipal me) {
        require(me);
        return everyone(me)
                || participant.unitCode() != null && organization.isSameOrBelow(participant.unitCode(), me.unitCode());
    }

    /** The units whose participants the account may look at, in the order of the tree. */
    List<Unit> units(AccountPrincipal me) {
        require(me);
        return everyone(me) ? organization.all() : organization.withAllBelow(me.unitCode());
    }

    /** Units of the account: one of them and all below it. Empty when it is another one's. */
    List<String> unitsFrom(String unitCode, AccountPrincipal me) {
        List<String> own = units(me).stream().map(Unit::code).toList();
        return own.contains(unitCode)
                ? organization.withAllBelow(unitCode).stream().map(Unit::code).toList()
                : List.of();
    }
}

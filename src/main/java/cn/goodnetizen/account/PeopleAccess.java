package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees and who keeps the people of a unit: the unit itself and the staff of every unit above it see them, whoever works
 * for the unit keeps them, its managers read. For everybody else they do not exist.
 */
@Component
class PeopleAccess {

    private final Organization organization;

    PeopleAccess(Organization organization) {
        this.organization = organization;
    }

    boolean mayRead(String unitCode, AccountPrincipal me) {
        return organization.find(unitCode).isPresent() && organization.isSameOrBelow(unitCode, me.unitCode());
    }

    boolean mayKeep(String unitCode, AccountPrincipal me) {
        return unitCode.equals(me.unitCode()) && me.role() != Role.MANAGER;
    }

    /** @throws NotOfThisUnitException when the unit is not there, or not for this account */
    void toRead(String unitCode, AccountPrincipal me) {
        if (!mayRead(unitCode, me)) {
            throw new NotOfThisUnitException(unitCode);
        }
    }

    /** @throws AccessDeniedException when the account only reads */
    void toKeepOwn(AccountPrincipal me) {
        if (!mayKeep(me.unitCode(), me)) {
            throw new AccessDeniedException("managers read");
        }
    }
}

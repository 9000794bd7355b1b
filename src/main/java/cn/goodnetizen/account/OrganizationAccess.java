package cn.goodnetizen.account;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitKind;
import cn.goodnetizen.organization.UnitScope;
import cn.goodnetizen.organization.UnitTable;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who looks after which units and accounts, all rules in this one place. The organiser of 省总工会 looks after everything,
 * the one of 省委网信办 after its line, the officer of a level-2 unit after its subordinates, never after its own unit.
 * For everybody else these pages do not exist; managers read nothing here, for there are other people's user names.
 */
@Component
class OrganizationAccess {

    private final Organization organization;
    private final UnitTable units;

    OrganizationAccess(Organization organization, UnitTable units) {
        this.organization = organization;
        this.units = units;
    }

    Optional<UnitScope> scopeOf(AccountPrincipal me) {
        Unit own = organization.unit(me.unitCode());
        if (me.role() == Role.ORGANISER && own.superiorCode() == null) {
            return Optional.of(
                    own.kind() == UnitKind.PROVINCIAL_UNION ? UnitScope.everything() : UnitScope.ofLine(own.line()));
        }
        return me.role() == Role.OFFICER && own.level() == 2 && !own.dissolved()
                ? Optional.of(UnitScope.below(own))
                : Optional.empty();
    }

    /** @throws AccessDeniedException when the account looks after no unit */
    UnitScope scope(AccountPrincipal me) {
        return scopeOf(me).orElseThrow(() -> new AccessDeniedException("looks after no unit"));
    }

    List<Unit> unitsOf(AccountPrincipal me) {
        return units.unitsIn(scope(me));
    }

    /** A unit that the account looks after; not found when it is another one's. */
    Unit unit(String code, AccountPrincipal me) {
        return unitsOf(me).stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Names that participants typed are the whole province's: its organiser decides. */
    void requireWholeProvince(AccountPrincipal me) {
        if (!scope(me).equals(UnitScope.everything())) {
            throw new AccessDeniedException("only the organiser of the province");
        }
    }

    boolean wholeProvince(AccountPrincipal me) {
        return scope(me).equals(UnitScope.everything());
    }
}

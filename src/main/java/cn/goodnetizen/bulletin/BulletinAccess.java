package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who sees and does what with news and publicity records, all rules in this one place. A unit works on its own; those
 * above it read what it has sent, the two organisers everything that was sent. Managers read. For everybody else it does
 * not exist.
 */
@Component
class BulletinAccess {

    private final Organization organization;
    private final StoredNews news;
    private final NewsArrivals arrivals;
    private final StoredPublicity publicity;

    BulletinAccess(Organization organization, StoredNews news, NewsArrivals arrivals, StoredPublicity publicity) {
        this.organization = organization;
        this.news = news;
        this.arrivals = arrivals;
        this.publicity = publicity;
    }

    /** Managers read; everybody else works for the unit. */
    boolean acts(AccountPrincipal me) {
        return me.role() != Role.MANAGER;
    }

    /** @throws AccessDeniedException for who only reads */
    void requireActing(AccountPrincipal me) {
        if (!acts(me)) {
            throw new AccessDeniedException("managers read only");
        }
    }

    /** The units whose news somebody may read, in the order of the tree: the own one and those below, at the head all. */
    Map<String, Unit> seenBy(AccountPrincipal me) {
        return below(organization.unit(me.unitCode()).superiorCode() == null ? null : me.unitCode());
    }

    /** A unit with all below it; all units for null. */
    Map<String, Unit> below(String top) {
        List<Unit> all = organization.all();
        Map<String, Unit> found = new LinkedHashMap<>();
        for (Unit unit : all) {
            if (top == null
                    || unit.code().equals(top)
                    || (unit.superiorCode() != null && found.containsKey(unit.superiorCode()))) {
                found.put(unit.code(), unit);
            }
        }
        return found;
    }

    /** Fails with 404 when there is none, or not for this account. */
    @Transactional(readOnly = true)
    News readable(long newsId, AccountPrincipal me) {
        return news.findById(newsId).filter(found -> mayRead(found, me)).orElseThrow(BulletinAccess::notThere);
    }

    private boolean mayRead(News found, AccountPrincipal me) {
        return found.unitCode().equals(me.unitCode())
                || (found.state() != NewsState.DRAFT && isAbove(found.unitCode(), me));
    }

    private boolean isAbove(String unitCode, AccountPrincipal me) {
        return organization.unit(me.unitCode()).superiorCode() == null
                || organization.isSameOrBelow(unitCode, me.unitCode());
    }

    /** The unit's own news, to be changed. Fails with 404 where it may not be read, with 403 where only read. */
    @Transactional(readOnly = true)
    News toWrite(long newsId, AccountPrincipal me) {
        News found = readable(newsId, me);
        if (!found.unitCode().equals(me.unitCode()) || !acts(me)) {
            throw new AccessDeniedException("only the unit itself works on its news");
        }
        return found;
    }

    /** News in the inbox of the reader's unit. Fails as {@link #toWrite}. */
    @Transactional(readOnly = true)
    News toHandle(long newsId, AccountPrincipal me) {
        News found = readable(newsId, me);
        if (!acts(me) || !arrivals.existsByNewsIdAndUnitCode(newsId, me.unitCode())) {
            throw new AccessDeniedException("only the unit it came to handles news");
        }
        return found;
    }

    /** Fails with 404 when there is none, or not for this account. */
    @Transactional(readOnly = true)
    PublicityRecord readableRecord(long recordId, AccountPrincipal me) {
        return publicity
                .findById(recordId)
                .filter(found -> found.unitCode().equals(me.unitCode()) || isAbove(found.unitCode(), me))
                .orElseThrow(BulletinAccess::notThere);
    }

    /** The unit's own record, to be changed. Fails as {@link #toWrite}. */
    @Transactional(readOnly = true)
    PublicityRecord recordToWrite(long recordId, AccountPrincipal me) {
        PublicityRecord found = readableRecord(recordId, me);
        if (!found.unitCode().equals(me.unitCode()) || !acts(me)) {
            throw new AccessDeniedException("only the unit itself works on its record");
        }
        return found;
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much news each unit sent, and what became of it. */
@Component
class NewsCounts {

    private final StoredNews news;
    private final BulletinAccess access;
    private final BulletinSeason season;
    private final Organization organization;

    NewsCounts(StoredNews news, BulletinAccess access, BulletinSeason season, Organization organization) {
        this.news = news;
        this.access = access;
        this.season = season;
        this.organization = organization;
    }

    /**
     * One line per unit directly below another, each with everything below it, and one for the unit itself.
     *
     * @param top null for the reader's own unit, at the head of a line for both lines
     */
    @Transactional(readOnly = true)
    Table table(@Nullable String top, AccountPrincipal me) {
        Map<String, Unit> seen = access.seenBy(me);
        if (top != null && !seen.containsKey(top)) {
            throw BulletinAccess.notThere();
        }
        boolean everything = top == null && organization.unit(me.unitCode()).superiorCode() == null;
        String head = top == null && !everything ? me.unitCode() : top;
        Map<String, Count> own = own();
        List<Line> lines = new ArrayList<>();
        if (head != null) {
            lines.add(new Line(seen.get(head), true, false, own.getOrDefault(head, Count.NONE)));
        }
        for (Unit unit : seen.values()) {
            boolean listed = head == null
                    ? unit.superiorCode() == null
                            || seen.get(unit.superiorCode()).superiorCode() == null
                    : head.equals(unit.superiorCode());
            if (listed) {
                // The heads of both lines stand for themselves alone: all others are listed beside them.
                boolean alone = unit.superiorCode() == null;
                Count count = alone
                        ? own.getOrDefault(unit.code(), Count.NONE)
                        : sum(access.below(unit.code()).keySet(), own);
                boolean opens = !alone
                        && seen.values().stream().anyMatch(below -> unit.code().equals(below.superiorCode()));
                lines.add(new Line(unit, alone, opens, count));
            }
        }
        Count total = Count.NONE;
        for (Line line : lines) {
            total = total.plus(line.count());
        }
        return new Table(head == null ? null : seen.get(head), lines, total);
    }

    /** One line per unit that the reader sees, each for itself alone, in the order of the tree. */
    @Transactional(readOnly = true)
    List<Line> units(AccountPrincipal me) {
        Map<String, Count> own = own();
        return access.seenBy(me).values().stream()
                .map(unit -> new Line(unit, true, false, own.getOrDefault(unit.code(), Count.NONE)))
                .toList();
    }

    private static Count sum(Iterable<String> units, Map<String, Count> own) {
        Count sum = Count.NONE;
        for (String unit : units) {
            sum = sum.plus(own.getOrDefault(unit, Count.NONE));
        }
        return sum;
    }

    private Map<String, Count> own() {
        Map<String, Count> counts = new HashMap<>();
        season.campaign().ifPresent(campaign -> {
            for (StoredNews.SentCount found : news.countSent(campaign.id())) {
                counts.put(found.getUnitCode(), new Count(found.getSent(), found.getReceived(), found.getAdopted(), 0));
            }
            List<String> heads = organization.all().stream()
                    .filter(unit -> unit.superiorCode() == null)
                    .map(Unit::code)
                    .toList();
            for (StoredNews.AdoptedCount found : news.countAdoptedBy(campaign.id(), heads)) {
                counts.merge(found.getUnitCode(), new Count(0, 0, 0, found.getItems()), Count::plus);
            }
        });
        return counts;
    }

    /**
     * @param sent all that was sent
     * @param received of them, what a superior received, adopted ones included
     * @param adopted of them, what any superior adopted
     * @param adoptedByOrganiser of them, what one of the two organisers adopted
     */
    record Count(long sent, long received, long adopted, long adoptedByOrganiser) {

        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    sent + other.sent,
                    received + other.received,
                    adopted + other.adopted,
                    adoptedByOrganiser + other.adoptedByOrganiser);
        }
    }

    /**
     * @param alone whether the numbers are the unit's own only, not those below it too
     * @param opens whether there is a table of its own behind it
     */
    record Line(Unit unit, boolean alone, boolean opens, Count count) {}

    /** @param head null for both lines as a whole */
    record Table(@Nullable Unit head, List<Line> lines, Count total) {

        Table {
            lines = List.copyOf(lines);
        }
    }
}

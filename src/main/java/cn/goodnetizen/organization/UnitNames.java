package cn.goodnetizen.organization;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which unit a name means that somebody typed. Names that nobody's unit has are kept for staff, who say once what all
 * same spellings mean.
 */
@Component
public class UnitNames {

    private static final int LONGEST = 128;
    private static final int SUGGESTIONS = 3;
    private static final int AT_ONCE = 500;
    private static final double LEAST_LIKENESS = 0.35;

    private final StoredUnitNames names;
    private final Organization organization;
    private final TransactionTemplate separately;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnitNames(
            StoredUnitNames names,
            Organization organization,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.names = names;
        this.organization = organization;
        this.separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.events = events;
        this.clock = clock;
    }

    /**
     * The unit that a typed name means: by its own name or short name, or by what staff said before. A name that nobody
     * knows is put on the list for staff. A unit that was merged answers with the one it became part of.
     *
     * @param source where it was typed, in a word that staff read, such as 推荐表
     * @param place which field it was, so that reading it again counts it once
     */
    public Optional<Unit> resolve(String typed, String source, String place) {
        String normalised = normalise(typed);
        if (normalised.isEmpty()) {
            return Optional.empty();
        }
        Optional<Unit> own = byOwnName(normalised);
        if (own.isPresent()) {
            return own;
        }
        UnitName name = remembered(normalised, typed.strip(), source);
        separately.executeWithoutResult(transaction -> names.saw(name.id(), place));
        return meant(name);
    }

    /** The unit that a name means as far as is known today; unlike resolving it, this puts nothing on the list for staff. */
    @Transactional(readOnly = true)
    public Optional<Unit> known(String typed) {
        String normalised = normalise(typed);
        return byOwnName(normalised).or(() -> names.findByNormalised(normalised).flatMap(this::meant));
    }

    /** As {@link #known(String)}, for many names at once; what no unit is called is missing. */
    @Transactional(readOnly = true)
    public Map<String, Unit> known(Collection<String> typed) {
        Map<String, Unit> own = new HashMap<>();
        organization.all().stream()
                .sorted(Comparator.comparing(Unit::dissolved))
                .forEach(unit -> Stream.of(unit.name(), unit.shortName())
                        .forEach(name -> own.putIfAbsent(normalise(name), unit)));
        Map<String, String> normalised = new HashMap<>();
        typed.forEach(name -> normalised.put(name, normalise(name)));
        Map<String, UnitName> decided = remembered(normalised.values());
        Map<String, Unit> known = new HashMap<>();
        normalised.forEach((name, plain) -> Optional.ofNullable(own.get(plain))
                .map(this::successor)
                .or(() -> Optional.ofNullable(decided.get(plain)).flatMap(this::meant))
                .ifPresent(unit -> known.put(name, unit)));
        return known;
    }

    private Map<String, UnitName> remembered(Collection<String> normalised) {
        List<String> all = normalised.stream().distinct().toList();
        Map<String, UnitName> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            names.findByNormalisedIn(all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .forEach(name -> found.put(name.normalised(), name));
        }
        return found;
    }

    private Optional<Unit> byOwnName(String normalised) {
        return organization.all().stream()
                .filter(unit -> normalise(unit.name()).equals(normalised)
                        || normalise(unit.shortName()).equals(normalised))
                .min(Comparator.comparing(Unit::dissolved))
                .map(this::successor);
    }

    private Optional<Unit> meant(UnitName name) {
        return Optional.ofNullable(name.unitCode()).flatMap(organization::find).map(this::successor);
    }

    private UnitName remembered(String normalised, String typed, String source) {
        Optional<UnitName> known = names.findByNormalised(normalised);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return separately.execute(transaction ->
                    names.saveAndFlush(new UnitName(normalised, shortened(typed), source, clock.instant())));
        } catch (DataIntegrityViolationException e) {
            // Somebody typed the same name in the same moment.
            return names.findByNormalised(normalised).orElseThrow(() -> e);
        }
    }

    private Unit successor(Unit unit) {
        Set<String> path = new HashSet<>();
        Unit at = unit;
        while (at.mergedInto() != null && path.add(at.code())) {
            at = organization.unit(at.mergedInto());
        }
        return at;
    }

    /** The spelling without what people write differently: width, case, blanks, punctuation, the word 工会 at its end. */
    static String normalise(String typed) {
        if (typed == null) {
            return "";
        }
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replaceFirst("(?<=.{2})工会(委员会)?$", "");
        return shortened(plain);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /**
     * Names for staff, in the order in which they first came.
     *
     * @param decided whether those already decided are asked for, or those still open
     * @param after the id after which the page begins, 0 for the first
     */
    @Transactional(readOnly = true)
    public List<TypedName> list(boolean decided, long after, int limit) {
        Set<UnitName.State> states =
                decided ? EnumSet.of(UnitName.State.MAPPED, UnitName.State.FOREIGN) : EnumSet.of(UnitName.State.OPEN);
        List<Unit> units =
                organization.all().stream().filter(unit -> !unit.dissolved()).toList();
        return names.findByStateInAndIdGreaterThanOrderById(states, after, Limit.of(limit)).stream()
                .map(name -> new TypedName(
                        name.id(),
                        name.typed(),
                        name.source(),
                        names.sightings(name.id()),
                        name.state() == UnitName.State.FOREIGN,
                        Optional.ofNullable(name.unitCode())
                                .flatMap(organization::find)
                                .orElse(null),
                        name.decidedBy(),
                        name.decidedAt(),
                        decided ? List.of() : suggestions(name.normalised(), units)))
                .toList();
    }

    /** How many names wait for staff. */
    @Transactional(readOnly = true)
    public long open() {
        return names.countByState(UnitName.State.OPEN);
    }

    private static List<Unit> suggestions(String normalised, List<Unit> units) {
        return units.stream()
                .map(unit -> new Likeness(unit, likeness(normalised, unit)))
                .filter(likeness -> likeness.degree() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Likeness::degree).reversed())
                .limit(SUGGESTIONS)
                .map(Likeness::unit)
                .toList();
    }

    private record Likeness(Unit unit, double degree) {}

    /** From 0 to 1. A part of a unit, such as its library, contains the unit's name: that counts most. */
    static double likeness(String normalised, Unit unit) {
        return Math.max(
                likeness(normalised, normalise(unit.name())), likeness(normalised, normalise(unit.shortName())));
    }

    private static double likeness(String one, String other) {
        if (one.contains(other) || other.contains(one)) {
            return 0.8 + 0.2 * Math.min(one.length(), other.length()) / Math.max(one.length(), other.length());
        }
        Set<String> pairs = pairs(one);
        Set<String> others = pairs(other);
        if (pairs.isEmpty() || others.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(pairs);
        common.retainAll(others);
        return 2.0 * common.size() / (pairs.size() + others.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /**
     * Says what a spelling means, for all places where it stands.
     *
     * @param unitCode the unit; {@code null} for 不是本省单位
     * @throws UnknownUnitException when no unit has this code
     */
    @Transactional
    public void decide(long id, String unitCode, String by) {
        if (unitCode != null && organization.unit(unitCode).dissolved()) {
            throw new ClosingRefusedException("“" + organization.unit(unitCode).name() + "”已撤销，请选择在用的单位。");
        }
        names.findById(id).ifPresent(name -> {
            name.decide(unitCode, by, clock.instant());
            events.publishEvent(new UnitNameDecided(id));
        });
    }

    /** Puts a spelling on the list again. */
    @Transactional
    public void reopen(long id) {
        names.findById(id).ifPresent(name -> {
            name.reopen();
            events.publishEvent(new UnitNameDecided(id));
        });
    }

    /**
     * A name that people typed.
     *
     * @param count at how many places it stands
     * @param foreign it is no unit of the province
     * @param unit what staff said it means, if they did
     * @param suggestions units with names like it, the likest first
     */
    public record TypedName(
            long id,
            String typed,
            String source,
            long count,
            boolean foreign,
            Unit unit,
            String decidedBy,
            Instant decidedAt,
            List<Unit> suggestions) {}
}

package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entries as staff list them: the reviewers' queue, those of a union's people, the pool. By number, the newest first. */
@Component
class EntryLists {

    private final Entries entries;
    private final EntryPeople people;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Clock clock;

    EntryLists(Entries entries, EntryPeople people, Campaigns campaigns, Organization organization, Clock clock) {
        this.entries = entries;
        this.people = people;
        this.campaigns = campaigns;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * A part of a list.
     *
     * @param before only entries with smaller numbers; null for the first part
     * @param after only entries with greater numbers, the nearest ones; null otherwise
     */
    @Transactional(readOnly = true)
    List<Line> lines(EntryFilter filter, @Nullable Long before, @Nullable Long after, int limit, AccountPrincipal me) {
        CampaignInfo campaign = campaigns.running().orElse(null);
        if (campaign == null) {
            return List.of();
        }
        boolean backwards = after != null;
        Sort sort = backwards ? Sort.by("id").ascending() : Sort.by("id").descending();
        List<Entry> found = entries.findBy(
                wanted(filter, campaign.id(), before, after, me),
                query -> query.sortBy(sort).limit(limit).all());
        return lines(backwards ? found.reversed() : found, campaigns.definition(campaign.id()));
    }

    private List<Line> lines(List<Entry> found, CampaignDefinition campaign) {
        Map<Long, String> names = people.maskedNames(found);
        Map<String, String> units = organization.all().stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Instant now = clock.instant();
        return found.stream()
                .map(entry -> {
                    Track track = campaign.track(entry.track());
                    return new Line(
                            entry.id(),
                            Objects.requireNonNullElse(entry.title(), "未命名"),
                            track.name(),
                            TrackWording.theme(track, entry.theme()),
                            names.getOrDefault(entry.id(), ""),
                            Objects.requireNonNullElse(entry.unitName(), ""),
                            entry.source().label(),
                            entry.state(),
                            entry.handedInAt(),
                            units.getOrDefault(Objects.requireNonNullElse(entry.reviewerCode(), ""), ""),
                            entry.state() == EntryState.IN_REVIEW && entry.handedInAt() != null
                                    ? Duration.between(entry.handedInAt(), now).toDays()
                                    : 0,
                            entry.hiddenAt() != null);
                })
                .toList();
    }

    private Specification<Entry> wanted(
            EntryFilter filter, long campaignId, Long before, Long after, AccountPrincipal me) {
        List<String> below = filter.unit().isEmpty() ? List.of() : withAllBelow(filter.unit());
        List<String> mine = withAllBelow(me.unitCode());
        return (entry, query, is) -> {
            List<Predicate> all = new ArrayList<>();
            all.add(is.equal(entry.get("campaignId"), campaignId));
            all.add(entry.get("state").in(filter.state() == null ? EntryFilter.SHOWN : List.of(filter.state())));
            switch (filter.view()) {
                case QUEUE -> {
                    all.add(is.equal(entry.get("reviewerCode"), me.unitCode()));
                    all.add(is.equal(entry.get("state"), EntryState.IN_REVIEW));
                }
                case POOL -> {
                    all.add(is.isNotNull(entry.get("frozenAt")));
                    all.add(is.equal(entry.get("state"), EntryState.ACCEPTED));
                }
                case ALL -> {}
            }
            if (me.role() != Role.ORGANISER) {
                all.add(visible(entry, is, me, mine));
            }
            if (!filter.track().isEmpty()) {
                all.add(is.equal(entry.get("track"), filter.track()));
            }
            if (!filter.unit().isEmpty()) {
                all.add(entry.get("unitCode").in(below));
            }
            if (!filter.q().isEmpty()) {
                all.add(words(entry, is, filter.q()));
            }
            if (before != null) {
                all.add(is.lessThan(entry.get("id"), before));
            }
            if (after != null) {
                all.add(is.greaterThan(entry.get("id"), after));
            }
            return is.and(all.toArray(Predicate[]::new));
        };
    }

    /** As {@link EntryAccess#maySee}, for the database. */
    private static Predicate visible(Root<Entry> entry, CriteriaBuilder is, AccountPrincipal me, List<String> mine) {
        return is.or(
                is.equal(entry.get("reviewerCode"), me.unitCode()),
                is.equal(entry.get("recommender"), me.unitCode()),
                entry.get("unitCode").in(mine));
    }

    private static Predicate words(Root<Entry> entry, CriteriaBuilder is, String words) {
        Predicate title = is.like(
                entry.get("title"),
                "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%",
                '!');
        return words.matches("\\d{1,18}") ? is.or(title, is.equal(entry.get("id"), Long.parseLong(words))) : title;
    }

    private List<String> withAllBelow(String unitCode) {
        return organization.withAllBelow(unitCode).stream().map(Unit::code).toList();
    }

    /** The units that a reader can choose from, in the order of the tree. */
    @Transactional(readOnly = true)
    List<Unit> units(AccountPrincipal me) {
        return me.role() == Role.ORGANISER ? organization.all() : organization.withAllBelow(me.unitCode());
    }

    /** @param waitsDays how long it has waited for its first review */
    record Line(
            long id,
            String title,
            String trackName,
            String themeName,
            String maskedName,
            String unitName,
            String source,
            EntryState state,
            @Nullable Instant handedInAt,
            String reviewerName,
            long waitsDays,
            boolean hidden) {}
}

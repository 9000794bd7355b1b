package cn.goodnetizen.bulletin;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages of news show. */
@Component
@Transactional(readOnly = true)
class NewsPages {

    static final int PAGE_SIZE = 20;

    private static final int EXCERPT = 90;

    private final StoredNews news;
    private final StoredPictures pictures;
    private final NewsArrivals arrivals;
    private final BulletinAccess access;
    private final BulletinSeason season;
    private final Organization organization;

    NewsPages(
            StoredNews news,
            StoredPictures pictures,
            NewsArrivals arrivals,
            BulletinAccess access,
            BulletinSeason season,
            Organization organization) {
        this.news = news;
        this.pictures = pictures;
        this.arrivals = arrivals;
        this.access = access;
        this.season = season;
        this.organization = organization;
    }

    /**
     * A stretch of the feed.
     *
     * @param after the news behind which it begins, or null
     * @param before the news before which it ends, or null
     */
    Feed feed(NewsFilter filter, @Nullable Long after, @Nullable Long before, AccountPrincipal me) {
        Map<String, Unit> seen = access.seenBy(me);
        if (filter.unit() != null && !seen.containsKey(filter.unit())) {
            throw BulletinAccess.notThere();
        }
        long campaignId = season.campaign().map(campaign -> campaign.id()).orElse(-1L);
        Set<String> units = filter.unit() == null
                ? seen.keySet()
                : access.below(filter.unit()).keySet();
        BiFunction<News, Limit, List<News>> older = (place, limit) -> news.after(
                campaignId,
                units,
                filter.states(),
                me.unitCode(),
                filter.firstDay(),
                filter.lastDay(),
                place == null ? NewsFilter.LAST : place.eventDay(),
                place == null ? Long.MAX_VALUE : place.id(),
                limit);
        BiFunction<News, Limit, List<News>> newer = (place, limit) -> news.before(
                        campaignId,
                        units,
                        filter.states(),
                        me.unitCode(),
                        filter.firstDay(),
                        filter.lastDay(),
                        place.eventDay(),
                        place.id(),
                        limit)
                .reversed();
        News behind = after == null ? null : news.findById(after).orElse(null);
        News ahead = before == null ? null : news.findById(before).orElse(null);
        List<News> found =
                ahead == null ? older.apply(behind, Limit.of(PAGE_SIZE)) : newer.apply(ahead, Limit.of(PAGE_SIZE));
        boolean hasNewer =
                !found.isEmpty() && !newer.apply(found.getFirst(), Limit.of(1)).isEmpty();
        boolean hasOlder =
                !found.isEmpty() && !older.apply(found.getLast(), Limit.of(1)).isEmpty();
        Map<Long, Long> illustrated = illustrated(found.stream().map(News::id).toList());
        return new Feed(
                found.stream()
                        .map(item -> line(item, seen.get(item.unitCode()), illustrated))
                        .toList(),
                hasNewer ? found.getFirst().id() : null,
                hasOlder ? found.getLast().id() : null);
    }

    /** The unit's inbox, the newest first. */
    Inbox inbox(boolean open, @Nullable Long after, @Nullable Long before, AccountPrincipal me) {
        String unit = me.unitCode();
        List<NewsArrival> found = before == null
                ? arrivals.after(unit, open, after == null ? Long.MAX_VALUE : after, Limit.of(PAGE_SIZE))
                : arrivals.before(unit, open, before, Limit.of(PAGE_SIZE)).reversed();
        boolean hasNewer = !found.isEmpty()
                && !arrivals.before(unit, open, found.getFirst().id(), Limit.of(1))
                        .isEmpty();
        boolean hasOlder = !found.isEmpty()
                && !arrivals.after(unit, open, found.getLast().id(), Limit.of(1))
                        .isEmpty();
        List<Long> ids = found.stream().map(NewsArrival::newsId).toList();
        Map<Long, News> byId = news.findAllById(ids).stream().collect(Collectors.toMap(News::id, Function.identity()));
        Map<Long, Long> illustrated = illustrated(ids);
        return new Inbox(
                found.stream()
                        .map(arrival -> new InboxLine(
                                line(
                                        byId.get(arrival.newsId()),
                                        organization.unit(
                                                byId.get(arrival.newsId()).unitCode()),
                                        illustrated),
                                organization.unit(arrival.fromCode()).shortName(),
                                arrival.arrivedAt(),
                                arrival.receivedAt() != null,
                                arrival.adoptedAt() != null,
                                arrival.passedOnAt() != null))
                        .toList(),
                hasNewer ? found.getFirst().id() : null,
                hasOlder ? found.getLast().id() : null);
    }

    long waitingFor(String unitCode) {
        return arrivals.countByUnitCodeAndReceivedAtIsNull(unitCode);
    }

    /** One piece of news as this account may see it. Fails as {@link BulletinAccess#readable}. */
    NewsPage page(long newsId, AccountPrincipal me) {
        News found = access.readable(newsId, me);
        boolean own = found.unitCode().equals(me.unitCode());
        List<NewsArrival> way = arrivals.findByNewsIdOrderById(newsId);
        NewsArrival mine = way.stream()
                .filter(arrival -> arrival.unitCode().equals(me.unitCode()))
                .findFirst()
                .orElse(null);
        Unit next = season.next(me.unitCode(), found.campaignId()).orElse(null);
        return new NewsPage(
                found.id(),
                found.title(),
                found.body(),
                found.eventDay(),
                found.state(),
                found.sentAt(),
                found.version(),
                organization.unit(found.unitCode()),
                next == null ? null : next.shortName(),
                own,
                own && access.acts(me),
                mine != null && access.acts(me),
                mine == null ? null : step(mine),
                pictures.findByNewsIdOrderById(newsId).stream()
                        .map(picture -> new Picture(picture.id(), picture.fileName(), picture.caption()))
                        .toList(),
                way.stream()
                        .sorted(Comparator.comparing(NewsArrival::id))
                        .map(this::step)
                        .toList());
    }

    private Step step(NewsArrival arrival) {
        return new Step(
                organization.unit(arrival.unitCode()).shortName(),
                organization.unit(arrival.fromCode()).shortName(),
                arrival.arrivedAt(),
                arrival.receivedAt(),
                arrival.adoptedAt(),
                arrival.remark(),
                arrival.passedOnAt());
    }

    private Map<Long, Long> illustrated(List<Long> newsIds) {
        return pictures.findByNewsIdIn(newsIds).stream()
                .collect(Collectors.groupingBy(NewsPicture::newsId, Collectors.counting()));
    }

    private static NewsLine line(News item, Unit unit, Map<Long, Long> illustrated) {
        String text = item.body().replaceAll("\\s+", " ");
        int length = text.codePointCount(0, text.length());
        return new NewsLine(
                item.id(),
                item.title().isEmpty() ? "（未写标题）" : item.title(),
                length <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…",
                unit.shortName(),
                item.eventDay(),
                item.state(),
                illustrated.getOrDefault(item.id(), 0L));
    }

    record NewsLine(
            long id, String title, String excerpt, String unit, LocalDate eventDay, NewsState state, long pictures) {}

    /**
     * @param newer the news before which the next newer stretch ends, null where there is none
     * @param older the news behind which the next older stretch begins, null where there is none
     */
    record Feed(
            List<NewsLine> lines,
            @Nullable Long newer,
            @Nullable Long older) {}

    record InboxLine(
            NewsLine news, String from, Instant arrivedAt, boolean received, boolean adopted, boolean passedOn) {}

    /** As {@link Feed}, with arrivals for news. */
    record Inbox(
            List<InboxLine> lines,
            @Nullable Long newer,
            @Nullable Long older) {

        public boolean anyOpen() {
            return lines.stream().anyMatch(line -> !line.received());
        }
    }

    record Picture(long id, String fileName, String caption) {

        /** What a reader hears instead of the picture. */
        public String alternative() {
            return caption.isEmpty() ? "活动图片 " + fileName : caption;
        }
    }

    /** What one unit above did with the news. */
    record Step(
            String unit,
            String from,
            Instant arrivedAt,
            @Nullable Instant receivedAt,
            @Nullable Instant adoptedAt,
            @Nullable String remark,
            @Nullable Instant passedOnAt) {}

    /**
     * @param next who receives it from the reader's unit, null at the organiser
     * @param own whether it is the reader's unit's
     * @param mayWrite whether the reader may change, send or recall it, as far as its state allows
     * @param mayHandle whether the reader may receive, adopt and pass it on
     * @param mine what the reader's unit did with it, null where it did not come
     */
    record NewsPage(
            long id,
            String title,
            String body,
            LocalDate eventDay,
            NewsState state,
            @Nullable Instant sentAt,
            long version,
            Unit unit,
            @Nullable String next,
            boolean own,
            boolean mayWrite,
            boolean mayHandle,
            @Nullable Step mine,
            List<Picture> pictures,
            List<Step> way) {}
}

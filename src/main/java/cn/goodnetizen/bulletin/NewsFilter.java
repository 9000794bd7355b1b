package cn.goodnetizen.bulletin;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.lang.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which news a page lists; numbers elsewhere link with the same filter.
 *
 * @param unit a unit with all below it; null for all that the reader sees
 * @param from first day of the event, as typed
 * @param to last day of the event, as typed
 * @param state null for any
 */
record NewsFilter(
        @Nullable String unit,
        @Nullable String from,
        @Nullable String to,
        @Nullable Which state) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    NewsFilter {
        unit = unit == null || unit.isBlank() ? null : unit;
    }

    LocalDate firstDay() {
        return BulletinText.day(from).orElse(FIRST);
    }

    LocalDate lastDay() {
        return BulletinText.day(to).orElse(LAST);
    }

    Set<NewsState> states() {
        return state == null ? Set.of(NewsState.values()) : state.states;
    }

    public boolean narrows() {
        return unit != null
                || state != null
                || BulletinText.day(from).isPresent()
                || BulletinText.day(to).isPresent();
    }

    String link() {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/bulletin");
        if (unit != null) {
            link.queryParam("unit", unit);
        }
        BulletinText.day(from).ifPresent(day -> link.queryParam("from", day));
        BulletinText.day(to).ifPresent(day -> link.queryParam("to", day));
        if (state != null) {
            link.queryParam("state", state.name());
        }
        return link.toUriString();
    }

    String link(String parameter, long id) {
        return link() + (narrows() ? "&" : "?") + parameter + "=" + id;
    }

    /** What people look for; a state that comes after another counts for both. */
    enum Which {
        DRAFT("草稿", Set.of(NewsState.DRAFT)),
        SENT("已报送", Set.of(NewsState.SENT, NewsState.RECEIVED, NewsState.ADOPTED)),
        WAITING("待上级接收", Set.of(NewsState.SENT)),
        RECEIVED("已收到（含已采用）", Set.of(NewsState.RECEIVED, NewsState.ADOPTED)),
        ADOPTED("已采用", Set.of(NewsState.ADOPTED));

        private final String label;
        private final Set<NewsState> states;

        Which(String label, Set<NewsState> states) {
            this.label = label;
            this.states = states;
        }

        public String label() {
            return label;
        }

        static List<Which> all() {
            return List.of(values());
        }
    }
}

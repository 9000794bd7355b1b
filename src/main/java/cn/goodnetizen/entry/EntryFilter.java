package cn.goodnetizen.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries a list shows.
 *
 * @param view whose: empty for all that the reader may see
 * @param track code; empty for all
 * @param state null for any but drafts
 * @param unit a unit with all below it; empty for all
 * @param q words of a title, or an entry's number
 */
record EntryFilter(View view, String track, @Nullable EntryState state, String unit, String q) {

    static final Set<EntryState> SHOWN = Arrays.stream(EntryState.values())
            .filter(state -> state != EntryState.DRAFT)
            .collect(Collectors.toUnmodifiableSet());

    enum View {
        ALL("全部作品"),
        /** What the reader's unit has to review. */
        QUEUE("待我单位初审"),
        /** What is in the pool for judging. */
        POOL("评审作品库");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    EntryFilter {
        view = view == null ? View.ALL : view;
        track = plain(track);
        state = state == EntryState.DRAFT ? null : state;
        unit = plain(unit);
        q = plain(q);
    }

    private static String plain(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public boolean narrows() {
        return !track.isEmpty() || state != null || !unit.isEmpty() || !q.isEmpty();
    }

    static List<EntryState> states() {
        return Arrays.stream(EntryState.values()).filter(SHOWN::contains).toList();
    }

    /** The address of the same list. */
    String link(String path) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path).queryParam("view", view);
        if (!track.isEmpty()) {
            link.queryParam("track", track);
        }
        if (state != null) {
            link.queryParam("state", state);
        }
        if (!unit.isEmpty()) {
            link.queryParam("unit", unit);
        }
        if (!q.isEmpty()) {
            link.queryParam("q", "{q}");
            return link.encode().buildAndExpand(q).toUriString();
        }
        return link.toUriString();
    }
}

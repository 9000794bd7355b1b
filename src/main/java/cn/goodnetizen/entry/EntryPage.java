package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.participant.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/**
 * One of the own entries as its page shows it.
 *
 * @param base where the pages of the own entries stand
 * @param person who enters it; null on the pages of unions
 * @param asksWhose whether the form says whose work it is
 * @param closed why nothing can be written now; null when something can
 * @param next what happens next, and by whom
 * @param until the last day for what the entrant does next; null when that is nothing
 * @param findings what was found after the last hand-in
 * @param files by the code of their role
 * @param videoRules what the track demands of the contest video
 */
record EntryPage(
        long id,
        String base,
        Track track,
        EntryState state,
        @Nullable String title,
        String source,
        @Nullable Participant person,
        boolean asksWhose,
        @Nullable String closed,
        String next,
        @Nullable LocalDate until,
        @Nullable String reason,
        List<EntryChecks.Finding> findings,
        List<HistoryLine> history,
        Map<String, FileView> files,
        List<String> videoRules,
        Instant savedAt,
        @Nullable Instant handedInAt) {

    EntryPage {
        findings = List.copyOf(findings);
        history = List.copyOf(history);
        files = Map.copyOf(files);
        videoRules = List.copyOf(videoRules);
    }

    public boolean editable() {
        return closed == null;
    }

    public boolean draft() {
        return state == EntryState.DRAFT;
    }

    public String address() {
        return base + "/" + id;
    }

    public String name() {
        return title == null ? "未命名" : title;
    }

    /**
     * A file with the address below which it is played, saved and shown.
     *
     * @param webVersion how far the version for browsers is; null where there is nothing to say
     * @param drawn whether its poster, or a picture of it, is there
     */
    record FileView(
            String role,
            String label,
            long id,
            String name,
            String facts,
            String address,
            boolean video,
            boolean picture,
            boolean drawn,
            @Nullable String webVersion,
            boolean webVersionRuns) {}

    record HistoryLine(String what, String who, @Nullable String detail, Instant when) {}

    /** A line of what is handed in. */
    record ContentLine(String label, String text) {}
}

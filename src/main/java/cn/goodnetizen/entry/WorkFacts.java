package cn.goodnetizen.entry;

import cn.goodnetizen.media.MediaFacts;
import cn.goodnetizen.media.ProbeResult;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.lang.Nullable;

/**
 * What is known of a work; null what is not.
 *
 * @param form {@code video}, {@code article} or {@code picture}
 * @param outcome of looking into it: {@code read}, {@code unreadable}, {@code timed-out}, {@code unavailable}; {@code none}
 *     for what is not looked into
 * @param flaw why it is unreadable
 * @param container in lower case, as the campaign names formats
 * @param durationMillis how long it really lasts
 * @param claimedMillis how long it says that it lasts
 * @param incomplete whether clearly less is there than it says
 * @param width as it is shown, after turning
 * @param height as it is shown, after turning
 * @param turned whether the player turns the picture
 * @param ratio width by height as it is shown
 */
record WorkFacts(
        String form,
        String outcome,
        @Nullable ProbeResult.Flaw flaw,
        @Nullable String container,
        @Nullable Long sizeBytes,
        @Nullable Long durationMillis,
        @Nullable Long claimedMillis,
        @Nullable Boolean incomplete,
        @Nullable Boolean hasVideo,
        @Nullable Boolean hasAudio,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Boolean turned,
        @Nullable BigDecimal ratio) {

    private static final String VIDEO = "video";

    /** A past work that is text or a picture on a platform. */
    static WorkFacts notProbed(String form) {
        return unknown(form, "none", null);
    }

    static WorkFacts of(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Read read -> of(read.facts());
            case ProbeResult.Unreadable unreadable -> unknown(VIDEO, "unreadable", unreadable.why());
            case ProbeResult.Unanswered unanswered ->
                switch (unanswered.why()) {
                    case TIMED_OUT -> unknown(VIDEO, "timed-out", null);
                    case NO_PROGRAM -> unknown(VIDEO, "unavailable", null);
                };
        };
    }

    private static WorkFacts of(MediaFacts facts) {
        MediaFacts.Video video = facts.video();
        return new WorkFacts(
                VIDEO,
                "read",
                null,
                facts.type().name().toLowerCase(Locale.ROOT),
                facts.sizeBytes(),
                facts.durationMillis(),
                facts.claimedMillis(),
                facts.brokenOff(),
                video != null,
                facts.audio() != null,
                video == null ? null : video.width(),
                video == null ? null : video.height(),
                video == null ? null : video.rotation() != 0,
                video == null ? null : video.aspectRatio());
    }

    private static WorkFacts unknown(String form, String outcome, ProbeResult.Flaw flaw) {
        return new WorkFacts(form, outcome, flaw, null, null, null, null, null, null, null, null, null, null, null);
    }
}

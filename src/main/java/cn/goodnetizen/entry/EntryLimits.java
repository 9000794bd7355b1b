package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * The limits of a campaign's track as the decision table compares them; null where the campaign sets none.
 *
 * @param ratio width by height, to four places
 * @param ratioName the same as people say it, as “16:9”
 * @param landscape whether the picture must be wider than high
 * @param formats in lower case; empty when every one is taken
 */
record EntryLimits(
        @Nullable Long maxDurationSeconds,
        @Nullable Integer minWidth,
        @Nullable Integer minHeight,
        boolean landscape,
        @Nullable BigDecimal ratio,
        @Nullable String ratioName,
        List<String> formats,
        @Nullable Integer maxMegabytes,
        @Nullable Integer minimumFollowers) {

    static final EntryLimits NONE = new EntryLimits(null, null, null, false, null, null, List.of(), null, null);

    EntryLimits {
        formats = List.copyOf(formats);
    }

    static EntryLimits of(CampaignDefinition.Track track) {
        CampaignDefinition.WorkLimits work = track.work();
        return new EntryLimits(
                work.maxDuration() == null ? null : work.maxDuration().toSeconds(),
                work.minWidth(),
                work.minHeight(),
                work.landscape(),
                work.aspectRatio() == null ? null : quotient(work.aspectRatio()),
                work.aspectRatio(),
                work.formats(),
                work.maxMegabytes(),
                track.participants().minimumFollowers());
    }

    private static BigDecimal quotient(String ratio) {
        int colon = ratio.indexOf(':');
        return new BigDecimal(ratio.substring(0, colon))
                .divide(new BigDecimal(ratio.substring(colon + 1)), 4, RoundingMode.HALF_UP);
    }
}

package cn.goodnetizen.reporting;

import java.time.Instant;
import org.springframework.lang.Nullable;

/**
 * A person whom a unit recommends as an influencer and whom the first level above it has accepted. Masked; a recommendation
 * is not an entry.
 *
 * @param unitCode the unit that recommends, or the one that took over from it
 * @param rowNo of the row in that unit's table
 * @param employer where the person works, as the table says
 * @param phoneHash by which the person's own entry is found; null when no phone is given
 * @param acceptedAt null where it is not known any more
 */
public record Recommendation(
        long rowId,
        long campaignId,
        long reportId,
        String unitCode,
        int rowNo,
        String maskedName,
        String maskedPhone,
        String employer,
        @Nullable String phoneHash,
        @Nullable Instant acceptedAt) {}

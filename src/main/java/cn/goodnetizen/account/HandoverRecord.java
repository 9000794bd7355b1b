package cn.goodnetizen.account;

import java.time.Instant;
import java.util.List;

/**
 * A handover as its unit and those above read it; the names are personal.
 *
 * @param post unit and post, such as “湘江理工大学工会 经办人”
 * @param note what the predecessor wrote to the successor, null when nothing
 * @param takenOverAt when the successor set an own password, null while that is still to come
 * @param duties what was open at that moment
 */
public record HandoverRecord(
        long id,
        String unitCode,
        String post,
        String predecessor,
        String successor,
        String note,
        Instant handedOverAt,
        Instant takenOverAt,
        List<HandoverDuty> duties) {

    /** Without the personal part. */
    @Override
    public String toString() {
        return "handover " + id;
    }
}

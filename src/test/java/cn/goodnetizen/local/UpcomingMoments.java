package cn.goodnetizen.local;

import java.time.OffsetDateTime;
import java.util.List;

/** The moments of the campaign at which something happens by itself: what {@code /dev/clock} offers to jump to. */
interface UpcomingMoments {

    /** What happens, and when. */
    record Moment(String label, OffsetDateTime at) {}

    /** Those later than the moment given, earliest first, one entry per moment. */
    List<Moment> after(OffsetDateTime moment);
}

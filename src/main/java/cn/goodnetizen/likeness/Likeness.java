package cn.goodnetizen.likeness;

import java.util.List;

/**
 * What one video has in common with another.
 *
 * @param storageName the other one
 * @param similarity how much of the shorter of the two stands in the longer one, in whole percent of its time: 100 for a
 *     copy, also where it was cut out of something longer, 5 for three common seconds of a minute. Black and other pictures
 *     without features count for neither; the shorter is the one with less time besides them.
 * @param mirrored whether left and right are exchanged
 * @param stretches what they have in common, in the order of the first; never empty
 */
public record Likeness(String storageName, int similarity, boolean mirrored, List<Stretch> stretches) {

    public Likeness {
        stretches = List.copyOf(stretches);
    }

    /**
     * A piece that stands in both, to about a quarter of a second.
     *
     * @param startMillis where it begins in the one that was asked for
     * @param endMillis where it ends there
     * @param otherStartMillis where it begins in the other
     * @param otherEndMillis where it ends there
     */
    public record Stretch(long startMillis, long endMillis, long otherStartMillis, long otherEndMillis) {}
}

package cn.goodnetizen.likeness;

import cn.goodnetizen.likeness.Likeness.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One video against others, one after the other. Two pictures that are alike vote for the shift of time between them; only
 * along shifts with several votes is looked at what the two have in common, so that single chance hits do not count.
 */
final class Comparison {

    /** So many shifts are looked at: a copy that was cut in the middle has one for each piece. */
    private static final int MOST_SHIFTS = 16;

    /** More than one pair of pictures can give: the index names it once for each quarter, and its own shift counts twice. */
    private static final int FEWEST_VOTES = 2 * HashIndex.QUARTERS + 1;

    /** A stretch goes on over this many pictures more that are not alike than are: two seconds of something put over it. */
    private static final int LONGEST_LAPSE = 2 * Fingerprint.PER_SECOND;

    private static final int SHORTEST = Fingerprint.PER_SECOND;

    private final Side upright;
    private final Side mirrored;
    private final int mostBits;
    private final int shortestStretch;

    Comparison(Fingerprint fingerprint, LikenessProperties properties) {
        this.upright = new Side(fingerprint.hashes());
        this.mirrored = new Side(fingerprint.mirrored());
        this.mostBits = properties.mostBits();
        this.shortestStretch = (int) (properties.shortestStretch().toMillis() * Fingerprint.PER_SECOND / 1000);
    }

    /** @return empty when the two have nothing in common */
    Optional<Likeness> with(String storageName, long[] other) {
        return Stream.of(like(upright, storageName, other), like(mirrored, storageName, other))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(Likeness::similarity));
    }

    private Optional<Likeness> like(Side side, String storageName, long[] other) {
        int shorter = Math.min(Fingerprint.comparable(side.hashes), Fingerprint.comparable(other));
        int least = Math.max(SHORTEST, Math.min(shortestStretch, shorter / 2));
        int[] shifts = shifts(side, other);
        Common common = new Common();
        for (Optional<Run> run = best(side, other, shifts, common);
                run.filter(found -> found.score >= least).isPresent();
                run = best(side, other, shifts, common)) {
            common.add(run.get());
        }
        if (common.runs.isEmpty()) {
            return Optional.empty();
        }
        int similarity = Math.clamp(Math.round(100.0 * common.pictures / shorter), 1, 100);
        return Optional.of(new Likeness(storageName, similarity, side == mirrored, common.stretches()));
    }

    /** The shifts with most votes: by how many places later a picture of the one stands in the other. */
    private int[] shifts(Side side, long[] other) {
        int zero = side.hashes.length;
        int[] votes = new int[zero + other.length + 1];
        for (int there = 0; there < other.length; there++) {
            if (other[there] != PictureHash.NONE) {
                long hash = other[there];
                int vote = there + zero;
                side.index.search(hash, here -> {
                    if (Long.bitCount(side.hashes[here] ^ hash) <= mostBits) {
                        votes[vote - here]++;
                    }
                });
            }
        }
        return IntStream.range(1, votes.length - 1)
                .filter(at -> around(votes, at) >= FEWEST_VOTES)
                .boxed()
                .sorted(Comparator.comparingInt((Integer at) -> -around(votes, at)))
                .limit(MOST_SHIFTS)
                .mapToInt(at -> at - zero)
                .toArray();
    }

    /** Pictures are taken at other moments of a copy, so that its votes fall on neighbours too. */
    private static int around(int[] votes, int at) {
        return votes[at - 1] + 2 * votes[at] + votes[at + 1];
    }

    private Optional<Run> best(Side side, long[] other, int[] shifts, Common common) {
        return Arrays.stream(shifts)
                .mapToObj(shift -> best(side.hashes, other, shift, common))
                .max(Comparator.comparingInt(run -> run.score));
    }

    /** The stretch along one shift with the largest lead of pictures that are alike over those that are not. */
    private Run best(long[] hashes, long[] other, int shift, Common common) {
        Run best = new Run(shift);
        Run run = new Run(shift);
        int lead = 0;
        int alike = 0;
        int end = Math.min(hashes.length, other.length - shift);
        for (int here = Math.max(0, -shift); here < end; here++) {
            int there = here + shift;
            if (common.has(here, there)) {
                lead = 0;
            } else if (isLike(hashes[here], other, there)) {
                if (lead == 0) {
                    run = new Run(shift);
                    run.first = here;
                    alike = 0;
                }
                lead++;
                alike++;
                if (lead > run.score) {
                    run.reach(here, lead, alike);
                }
                best = run.score > best.score ? run : best;
            } else if (hashes[here] != PictureHash.NONE || other[there] != PictureHash.NONE) {
                lead = run.score - lead >= LONGEST_LAPSE ? 0 : Math.max(0, lead - 1);
            }
        }
        return best;
    }

    private boolean isLike(long hash, long[] other, int there) {
        if (hash == PictureHash.NONE) {
            return false;
        }
        for (int near = Math.max(0, there - 1); near <= Math.min(other.length - 1, there + 1); near++) {
            if (other[near] != PictureHash.NONE && Long.bitCount(hash ^ other[near]) <= mostBits) {
                return true;
            }
        }
        return false;
    }

    /** One video as it is, or mirrored. */
    private record Side(long[] hashes, HashIndex index) {

        Side(long[] hashes) {
            this(hashes, new HashIndex(hashes));
        }
    }

    /** Pictures one after the other that stand in the other video by one and the same shift. */
    private static final class Run {

        private final int shift;
        private int first;
        private int last;
        private int score;
        private int alike;

        Run(int shift) {
            this.shift = shift;
        }

        void reach(int here, int lead, int alikeSoFar) {
            last = here;
            score = lead;
            alike = alikeSoFar;
        }
    }

    /** What was found so far: no picture of either video counts twice. */
    private static final class Common {

        private final List<Run> runs = new ArrayList<>();
        private final BitSet here = new BitSet();
        private final BitSet there = new BitSet();
        private int pictures;

        boolean has(int placeHere, int placeThere) {
            return here.get(placeHere) || there.get(placeThere);
        }

        void add(Run run) {
            runs.add(run);
            here.set(run.first, run.last + 1);
            there.set(run.first + run.shift, run.last + run.shift + 1);
            pictures += run.alike;
        }

        List<Stretch> stretches() {
            return runs.stream()
                    .sorted(Comparator.comparingInt(run -> run.first))
                    .map(run -> new Stretch(
                            millis(run.first),
                            millis(run.last + 1),
                            millis(run.first + run.shift),
                            millis(run.last + run.shift + 1)))
                    .toList();
        }

        private static long millis(int place) {
            return place * 1000L / Fingerprint.PER_SECOND;
        }
    }
}

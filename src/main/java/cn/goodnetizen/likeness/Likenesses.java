package cn.goodnetizen.likeness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which stored videos have pictures in common: also where one was encoded anew, scaled, stretched, cut, put between bars or
 * mirrored. What it finds is for a person to look at: two works may well use the same material with every right.
 */
@Component
public class Likenesses {

    /** So many are in memory at once: 4 MB for works of five minutes, 12 MB at the most. */
    private static final int AT_ONCE = 400;

    private final FingerprintRows rows;
    private final LikenessProperties properties;

    Likenesses(FingerprintRows rows, LikenessProperties properties) {
        this.rows = rows;
        this.properties = properties;
    }

    /**
     * What a video has in common with each of others, most first. Those whose fingerprint does not stand are passed over, and
     * there are none while its own does not stand: {@link Fingerprints#standing} says so.
     *
     * @param among names in the store; its own may be among them and is passed over
     */
    public List<Likeness> of(String storageName, Collection<String> among) {
        Optional<FingerprintRow> own = rows.ready(storageName);
        if (own.isEmpty()) {
            return List.of();
        }
        Comparison comparison = new Comparison(own.get().fingerprint(), properties);
        List<Likeness> found = new ArrayList<>();
        List<String> others = among.stream()
                .distinct()
                .filter(name -> !name.equals(storageName))
                .toList();
        for (int from = 0; from < others.size(); from += AT_ONCE) {
            for (var other : rows.ready(others.subList(from, Math.min(others.size(), from + AT_ONCE)))) {
                comparison
                        .with(other.storageName(), Fingerprint.hashes(other.hashes()))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Likeness::similarity).reversed().thenComparing(Likeness::storageName));
        return found;
    }
}

package cn.goodnetizen.likeness;

import cn.goodnetizen.media.GreyFrames;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The defaults of what counts as alike are those of the benchmark in docs/benchmarks.md.
 *
 * @param mostBits pictures are alike when their hashes differ in at most so many of 63 bits
 * @param shortestStretch so much more of a stretch must be alike than not; of works of less than twice that, half the work
 * @param longest of a longer video, what lies behind this is not compared
 * @param fingerprintTime how long reading one video may take
 */
@ConfigurationProperties("good-netizen.likeness")
record LikenessProperties(
        @DefaultValue("12") int mostBits,
        @DefaultValue("4s") Duration shortestStretch,
        @DefaultValue("15m") Duration longest,
        @DefaultValue("10m") Duration fingerprintTime) {

    GreyFrames.Sampling sampling() {
        return new GreyFrames.Sampling(Fingerprint.SIDE, Fingerprint.PER_SECOND, longest, fingerprintTime);
    }
}

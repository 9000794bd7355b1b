package cn.goodnetizen.media;

import java.util.Optional;
import java.util.function.Consumer;

/** From the first moment to the last of the packets that ffprobe lists, of the picture and of the sound. */
final class PacketSpan implements Consumer<String> {

    private final Optional<Integer> video;
    private final Optional<Integer> audio;
    private double first = Double.MAX_VALUE;
    private double last = Double.NEGATIVE_INFINITY;

    PacketSpan(Optional<Integer> video, Optional<Integer> audio) {
        this.video = video;
        this.audio = audio;
    }

    /** A line of stream, presentation time, decoding time and duration, in seconds; each time may be N/A. */
    @Override
    public void accept(String line) {
        String[] parts = line.split(",");
        if (parts.length < 4 || !counts(parts[0])) {
            return;
        }
        number(parts[1]).or(() -> number(parts[2])).ifPresent(moment -> {
            // What comes before zero is there to start the decoder and is not shown.
            first = Math.min(first, Math.max(0, moment));
            last = Math.max(last, moment + number(parts[3]).orElse(0.0));
        });
    }

    private boolean counts(String stream) {
        return video.filter(index -> stream.equals(Integer.toString(index))).isPresent()
                || audio.filter(index -> stream.equals(Integer.toString(index))).isPresent();
    }

    long millis() {
        return last <= first ? 0 : Math.round((last - first) * 1000);
    }

    /** Empty for N/A. */
    static Optional<Double> number(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,9})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }
}

package cn.goodnetizen.media;

import cn.goodnetizen.media.ProbeResult.Flaw;
import cn.goodnetizen.media.ProbeResult.Hindrance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Looks into stored files: what they contain and how long they really last. Every packet is read for that, because
 * anybody can write anything into a container's head. What was found is kept, so that only the first to ask waits; one
 * file after the other, each within limits of time and output.
 */
@Component
public class MediaProbe {

    /** Another number makes every file be looked into again: for whoever changes what is read of them. */
    static final int VERSION = 1;

    private static final Logger log = LoggerFactory.getLogger(MediaProbe.class);
    private static final DataSize LARGEST_HEAD = DataSize.ofKilobytes(256);

    private final FileStore store;
    private final Ffmpeg ffmpeg;
    private final ProbedFiles probed;
    private final MediaProperties properties;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    MediaProbe(FileStore store, Ffmpeg ffmpeg, ProbedFiles probed, MediaProperties properties, Clock clock) {
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.probed = probed;
        this.properties = properties;
        this.clock = clock;
    }

    /** What is in a stored file; the first time this takes as long as reading it does. */
    public ProbeResult of(String storageName) {
        return known(storageName).orElseGet(() -> firstLook(storageName));
    }

    /** What was found in a stored file, if somebody has asked already. */
    public Optional<ProbeResult> known(String storageName) {
        return probed.findByStorageNameAndProbeVersion(storageName, VERSION).map(ProbedFile::result);
    }

    @EventListener
    void forget(FileRemoved file) {
        probed.deleteById(file.storageName());
    }

    private synchronized ProbeResult firstLook(String storageName) {
        Optional<ProbeResult> meanwhile = known(storageName);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        try {
            ProbeResult result = store.read(storageName, this::look);
            // Another start of the same server may well have a program.
            if (!result.equals(new ProbeResult.Unanswered(Hindrance.NO_PROGRAM))) {
                probed.save(new ProbedFile(storageName, VERSION, result, clock.instant()));
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProbeResult look(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            return new ProbeResult.Unreadable(Flaw.EMPTY);
        }
        Optional<FileType> type = FileType.of(FileContent.typeOf(file));
        if (type.isEmpty()) {
            return new ProbeResult.Unreadable(Flaw.UNKNOWN_CONTENT);
        }
        if (!Ffmpeg.reads(type.get())) {
            return new ProbeResult.Read(new MediaFacts(type.get(), size, 0, 0, 0, null, null));
        }
        if (!ffmpeg.available()) {
            return new ProbeResult.Unanswered(Hindrance.NO_PROGRAM);
        }
        return look(file, type.get(), size);
    }

    private ProbeResult look(Path file, FileType type, long size) throws IOException {
        long begin = System.nanoTime();
        StringBuilder head = new StringBuilder();
        List<String> arguments = new ArrayList<>(Ffmpeg.opening(file, type));
        arguments.addAll(List.of(
                "-show_entries",
                "format=duration:stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,"
                        + "avg_frame_rate,channels:stream_side_data=rotation:stream_disposition=attached_pic",
                "-of",
                "json"));
        LimitedProcess.End end = ffmpeg.probe(arguments, properties.probeTime(), LARGEST_HEAD.toBytes(), head::append);
        if (end != LimitedProcess.End.DONE) {
            return failed(end);
        }
        JsonNode said = json.readTree(head.toString());
        Optional<JsonNode> video = stream(said, "video");
        Optional<JsonNode> audio = stream(said, "audio");
        PacketSpan span = new PacketSpan(video.map(MediaProbe::index), audio.map(MediaProbe::index));
        Duration left = properties.probeTime().minusNanos(System.nanoTime() - begin);
        end = readThrough(file, type, left, span);
        if (end != LimitedProcess.End.DONE) {
            return failed(end);
        }
        long lasts = span.millis();
        return new ProbeResult.Read(new MediaFacts(
                type,
                size,
                lasts,
                millis(said.path("format").path("duration").asText()),
                lasts == 0 ? 0 : Math.multiplyExact(size, 8000L) / lasts,
                video.map(MediaProbe::video).orElse(null),
                audio.map(MediaProbe::audio).orElse(null)));
    }

    private LimitedProcess.End readThrough(Path file, FileType type, Duration left, PacketSpan span)
            throws IOException {
        List<String> arguments = new ArrayList<>(Ffmpeg.opening(file, type));
        arguments.addAll(
                List.of("-show_entries", "packet=stream_index,pts_time,dts_time,duration_time", "-of", "csv=p=0"));
        return ffmpeg.probe(arguments, left, properties.probeOutput().toBytes(), span);
    }

    private ProbeResult failed(LimitedProcess.End end) {
        if (end == LimitedProcess.End.FAILED) {
            return new ProbeResult.Unreadable(Flaw.BROKEN);
        }
        log.warn("ffprobe was killed at its limit of {} or {}", properties.probeTime(), properties.probeOutput());
        return new ProbeResult.Unanswered(Hindrance.TIMED_OUT);
    }

    private static Optional<JsonNode> stream(JsonNode said, String kind) {
        return StreamSupport.stream(said.path("streams").spliterator(), false)
                .filter(stream -> stream.path("codec_type").asText().equals(kind))
                .filter(stream ->
                        stream.path("disposition").path("attached_pic").asInt() == 0)
                .findFirst();
    }

    private static int index(JsonNode stream) {
        return stream.path("index").asInt();
    }

    /** @return null for a stream without a picture's measures, which nobody can show */
    @Nullable
    private static MediaFacts.Video video(JsonNode stream) {
        int width = stream.path("width").asInt();
        int height = stream.path("height").asInt();
        if (width <= 0 || height <= 0) {
            return null;
        }
        int[] sample = proportion(stream.path("sample_aspect_ratio").asText(), ":");
        int[] rate = proportion(stream.path("avg_frame_rate").asText(), "/");
        return new MediaFacts.Video(
                stream.path("codec_name").asText(),
                stream.path("pix_fmt").asText(),
                width,
                height,
                rotation(stream),
                sample[0],
                sample[1],
                BigDecimal.valueOf(rate[0]).divide(BigDecimal.valueOf(rate[1]), 2, RoundingMode.HALF_UP));
    }

    private static int rotation(JsonNode stream) {
        double degrees = StreamSupport.stream(stream.path("side_data_list").spliterator(), false)
                .filter(data -> data.has("rotation"))
                .findFirst()
                .map(data -> data.path("rotation").asDouble())
                .orElse(0.0);
        return (int) Math.floorMod(Math.round(degrees / 90) * 90, 360L);
    }

    private static MediaFacts.Audio audio(JsonNode stream) {
        return new MediaFacts.Audio(
                stream.path("codec_name").asText(), stream.path("channels").asInt());
    }

    /** Two numbers; 1 and 1 when one of them is missing or zero, which means that the file does not say. */
    private static int[] proportion(String text, String divider) {
        String[] parts = text.split(divider);
        if (parts.length == 2 && parts[0].matches("[1-9]\\d{0,8}") && parts[1].matches("[1-9]\\d{0,8}")) {
            return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
        }
        return new int[] {1, 1};
    }

    private static long millis(String seconds) {
        return PacketSpan.number(seconds)
                .map(value -> Math.max(0, Math.round(value * 1000)))
                .orElse(0L);
    }
}

package cn.goodnetizen.entry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.springframework.lang.Nullable;

/** How far the collection of a track is, as its process has said. */
@Entity
@Table(name = "track_collections")
class TrackCollection {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private String track;
    private Instant openedAt;
    private Instant closedAt;
    private Instant frozenAt;

    @Version
    private int version;

    protected TrackCollection() {}

    TrackCollection(long campaignId, String track) {
        this.campaignId = campaignId;
        this.track = track;
    }

    void open(Instant now) {
        openedAt = openedAt == null ? now : openedAt;
    }

    void close(Instant now) {
        closedAt = closedAt == null ? now : closedAt;
    }

    void freeze(Instant now) {
        frozenAt = frozenAt == null ? now : frozenAt;
    }

    @Nullable
    Instant frozenAt() {
        return frozenAt;
    }
}

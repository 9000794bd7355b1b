package cn.goodnetizen.participant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code unmaskings}; written once and never changed. */
@Entity
@Table(name = "unmaskings")
class LoggedUnmasking {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;
    private String viewer;
    private String viewerUnit;
    private long participantId;
    private String fields;
    private String reason;

    protected LoggedUnmasking() {}

    LoggedUnmasking(Instant at, String viewer, String viewerUnit, long participantId, String fields, String reason) {
        this.at = at;
        this.viewer = viewer;
        this.viewerUnit = viewerUnit;
        this.participantId = participantId;
        this.fields = fields;
        this.reason = reason;
    }

    long id() {
        return id;
    }

    Instant at() {
        return at;
    }

    String viewer() {
        return viewer;
    }

    String viewerUnit() {
        return viewerUnit;
    }

    long participantId() {
        return participantId;
    }

    String fields() {
        return fields;
    }

    String reason() {
        return reason;
    }
}

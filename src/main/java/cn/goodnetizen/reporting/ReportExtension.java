package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A unit's request for more time, decided by its superior. */
@Entity
@Table(name = "report_extensions")
class ReportExtension {

    enum State {
        REQUESTED,
        GRANTED,
        REFUSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private LocalDate requestedUntil;
    private String reason;
    private Instant requestedAt;
    private String requestedBy;
    private boolean reopens;
    private LocalDate grantedUntil;
    private String decisionReason;
    private Instant decidedAt;

    @Version
    private long version;

    protected ReportExtension() {}

    ReportExtension(
            long reportId, LocalDate requestedUntil, String reason, String requestedBy, boolean reopens, Instant now) {
        this.reportId = reportId;
        this.requestedUntil = requestedUntil;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.reopens = reopens;
        this.requestedAt = now;
        this.state = State.REQUESTED;
    }

    long id() {
        return id;
    }

    long reportId() {
        return reportId;
    }

    State state() {
        return state;
    }

    LocalDate requestedUntil() {
        return requestedUntil;
    }

    String reason() {
        return reason;
    }

    boolean reopens() {
        return reopens;
    }

    LocalDate grantedUntil() {
        return grantedUntil;
    }

    String decisionReason() {
        return decisionReason;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    void grant(LocalDate until, String note, Instant now) {
        state = State.GRANTED;
        grantedUntil = until;
        decisionReason = note;
        decidedAt = now;
    }

    void refuse(String why, Instant now) {
        state = State.REFUSED;
        decisionReason = why;
        decidedAt = now;
    }
}

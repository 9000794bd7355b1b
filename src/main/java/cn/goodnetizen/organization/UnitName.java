package cn.goodnetizen.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code unit_names}: a spelling that is no unit's own name, and what staff said it means. */
@Entity
@Table(name = "unit_names")
class UnitName {

    enum State {
        OPEN,
        MAPPED,
        FOREIGN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String normalised;
    private String typed;
    private String source;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String unitCode;
    private Instant firstSeenAt;
    private String decidedBy;
    private Instant decidedAt;

    @Version
    private long version;

    protected UnitName() {}

    UnitName(String normalised, String typed, String source, Instant now) {
        this.normalised = normalised;
        this.typed = typed;
        this.source = source;
        this.state = State.OPEN;
        this.firstSeenAt = now;
    }

    long id() {
        return id;
    }

    String normalised() {
        return normalised;
    }

    String typed() {
        return typed;
    }

    String source() {
        return source;
    }

    State state() {
        return state;
    }

    String unitCode() {
        return unitCode;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    /** @param code the unit that it means; {@code null} when it is no unit of the province */
    void decide(String code, String by, Instant now) {
        unitCode = code;
        state = code == null ? State.FOREIGN : State.MAPPED;
        decidedBy = by;
        decidedAt = now;
    }

    void reopen() {
        unitCode = null;
        state = State.OPEN;
        decidedBy = null;
        decidedAt = null;
    }
}

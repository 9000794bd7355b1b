package cn.goodnetizen.media;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/**
 * A file on its way or arrived, and the account that sent it. How much of it is here, the file on disk alone says: a
 * second count would be wrong after a server was killed. Its id is also its name in the store.
 */
@Entity
@Table(name = "uploads")
class Upload implements Persistable<String> {

    enum State {
        /** On its way. */
        OPEN,
        /** In the store, with a row of the feature that wanted it. */
        DONE,
        /** The feature had the same content already. */
        DUPLICATE,
        /** Arrived, and not taken; the reason says why. */
        REFUSED
    }

    @Id
    private String id;

    private String ownerName;
    private String purpose;
    private String subject;
    private String fileName;
    private String fingerprint;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String refusal;
    private Instant createdAt;
    private Instant expiresAt;

    @Version
    private long version;

    @Transient
    private boolean fresh = true;

    protected Upload() {}

    Upload(
            String id,
            String ownerName,
            String purpose,
            String subject,
            String fileName,
            String fingerprint,
            long sizeBytes,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.ownerName = ownerName;
        this.purpose = purpose;
        this.subject = subject;
        this.fileName = fileName;
        this.fingerprint = fingerprint;
        this.sizeBytes = sizeBytes;
        this.state = State.OPEN;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    @Override
    public String getId() {
        return id;
    }

    /** The id is ours, so that Spring Data cannot tell by it whether there is a row. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }

    String ownerName() {
        return ownerName;
    }

    String purpose() {
        return purpose;
    }

    String subject() {
        return subject;
    }

    String fileName() {
        return fileName;
    }

    String fingerprint() {
        return fingerprint;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    State state() {
        return state;
    }

    String refusal() {
        return refusal;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void waitUntil(Instant moment) {
        expiresAt = moment;
    }

    void end(State end) {
        state = end;
    }

    void refuse(String reason) {
        state = State.REFUSED;
        refusal = reason;
    }
}

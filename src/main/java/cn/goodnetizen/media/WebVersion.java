package cn.goodnetizen.media;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** Whether there is a version of a stored video that every browser plays. */
@Entity
@Table(name = "web_versions")
class WebVersion implements Persistable<String> {

    /** So often a file may take the server down with it; after that it is left alone. */
    private static final int MOST_ATTEMPTS = 3;

    @Id
    private String storageName;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private WebVersions.State state;

    private int percent;
    private int attempts;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private WebVersions.Failure failure;

    private Instant askedAt;

    @Transient
    private boolean fresh = true;

    protected WebVersion() {}

    WebVersion(String storageName, Instant askedAt) {
        this.storageName = storageName;
        this.state = WebVersions.State.WAITING;
        this.askedAt = askedAt;
    }

    @Override
    public String getId() {
        return storageName;
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

    WebVersions.Standing standing() {
        return new WebVersions.Standing(state, percent, failure);
    }

    /** @return false when it was begun so often already that it is given up */
    boolean begin() {
        if (attempts == MOST_ATTEMPTS) {
            fail(WebVersions.Failure.INTERRUPTED);
            return false;
        }
        attempts++;
        percent = 0;
        state = WebVersions.State.RUNNING;
        return true;
    }

    void end(WebVersions.State end) {
        state = end;
        percent = 100;
    }

    void fail(WebVersions.Failure reason) {
        state = WebVersions.State.FAILED;
        failure = reason;
    }
}

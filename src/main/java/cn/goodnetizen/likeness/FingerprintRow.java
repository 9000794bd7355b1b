package cn.goodnetizen.likeness;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Whether the fingerprint of a stored video stands, and what it is. */
@Entity
@Table(name = "fingerprints")
class FingerprintRow {

    private static final int MEDIUMBLOB = (1 << 24) - 1;

    @Id
    private String storageName;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Fingerprints.State state;

    private int attempts;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Fingerprints.Failure failure;

    @Column(length = MEDIUMBLOB)
    private byte[] hashes;

    @Column(length = MEDIUMBLOB)
    private byte[] mirrored;

    private Instant askedAt;

    protected FingerprintRow() {}

    Fingerprint fingerprint() {
        return new Fingerprint(Fingerprint.hashes(hashes), Fingerprint.hashes(mirrored));
    }
}

package cn.goodnetizen.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code activation_codes}: the one code of an account that opens it once. The code itself is nowhere. */
@Entity
@Table(name = "activation_codes")
class ActivationCode {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long accountId;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String codeHash;

    private String issuedBy;
    private Instant issuedAt;
    private Instant expiresAt;
    private Instant usedAt;

    @Version
    private long version;

    protected ActivationCode() {}

    ActivationCode(long accountId) {
        this.accountId = accountId;
    }

    void issue(String hash, String by, Instant now, Duration lifetime) {
        codeHash = hash;
        issuedBy = by;
        issuedAt = now;
        expiresAt = now.plus(lifetime);
        usedAt = null;
    }

    String codeHash() {
        return codeHash;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    boolean valid(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
    }
}

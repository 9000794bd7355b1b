package cn.goodnetizen.participant;

import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** A row of {@code participants}. Of one who has left only the id and the moment are there. */
@Entity
@Table(name = "participants")
class StoredParticipant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Sealed personName;
    private String unitCode;
    private String unitName;
    private Sealed phone;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String phoneHash;

    private Sealed mail;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String mailHash;

    private String passwordHash;
    private String consentVersion;
    private Instant consentedAt;
    private Instant joinedAt;
    private Instant deletedAt;

    @Version
    private int version;

    protected StoredParticipant() {}

    StoredParticipant(Sealed personName, String passwordHash, String consentVersion, Instant consentedAt, Instant now) {
        this.personName = personName;
        this.passwordHash = passwordHash;
        this.consentVersion = consentVersion;
        this.consentedAt = consentedAt;
        this.joinedAt = now;
    }

    long id() {
        return id;
    }

    Sealed personName() {
        return personName;
    }

    @Nullable
    String unitCode() {
        return unitCode;
    }

    /** What was typed for the unit. */
    String unitName() {
        return unitName;
    }

    Sealed phone() {
        return phone;
    }

    String phoneHash() {
        return phoneHash;
    }

    Sealed mail() {
        return mail;
    }

    String mailHash() {
        return mailHash;
    }

    String passwordHash() {
        return passwordHash;
    }

    String consentVersion() {
        return consentVersion;
    }

    Instant consentedAt() {
        return consentedAt;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    boolean deleted() {
        return deletedAt != null;
    }

    /** @param code null while nobody knows which unit the name means */
    void belongTo(String typed, @Nullable String code) {
        unitName = typed;
        unitCode = code;
    }

    void reachBy(Sealed number, String hash) {
        phone = number;
        phoneHash = hash;
    }

    void writeTo(Sealed mailbox, String hash) {
        mail = mailbox;
        mailHash = hash;
    }

    void signInWith(String hash) {
        passwordHash = hash;
    }

    void delete(Instant now) {
        personName = null;
        unitCode = null;
        unitName = null;
        phone = null;
        phoneHash = null;
        mail = null;
        mailHash = null;
        passwordHash = null;
        consentVersion = null;
        consentedAt = null;
        joinedAt = null;
        deletedAt = now;
    }
}

package cn.goodnetizen.participant;

import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code sign_ups}: what somebody typed, until they have proven the mailbox or were too long about it. */
@Entity
@Table(name = "sign_ups")
class SignUp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 32)
    private String token;

    private Sealed personName;
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

    protected SignUp() {}

    /** @param token a random name by which whoever signed up comes back to it */
    SignUp(String token, String unitName, String passwordHash, String consentVersion, Instant now) {
        this.token = token;
        this.unitName = unitName;
        this.passwordHash = passwordHash;
        this.consentVersion = consentVersion;
        this.consentedAt = now;
    }

    void of(Sealed name, Sealed number, String numberHash, Sealed mailbox, String mailboxHash) {
        personName = name;
        phone = number;
        phoneHash = numberHash;
        mail = mailbox;
        mailHash = mailboxHash;
    }

    String token() {
        return token;
    }

    Sealed personName() {
        return personName;
    }

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
}

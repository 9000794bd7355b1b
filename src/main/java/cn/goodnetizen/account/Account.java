package cn.goodnetizen.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code accounts}: a post of a unit that may sign in. */
@Entity
@Table(name = "accounts")
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String username;

    private String displayName;

    private String email;

    private String passwordHash;

    private String unitCode;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    private boolean enabled;

    /** The password was set by somebody else for a successor, who must set an own one before anything else. */
    private boolean passwordExpired;

    private boolean awaitsActivation;

    protected Account() {}

    Account(String username, String displayName, String email, String passwordHash, String unitCode, Role role) {
        this.username = username;
        this.displayName = displayName;
        this.email = email;
        this.passwordHash = passwordHash;
        this.unitCode = unitCode;
        this.role = role;
        this.enabled = true;
    }

    long id() {
        return id;
    }

    /** An account that nobody can sign in to yet: its hash belongs to a secret that nobody knows. */
    static Account awaitingActivation(String username, String unitCode, String unusableHash) {
        Account account = new Account(username, "", "", unusableHash, unitCode, Role.DEPUTY);
        account.awaitsActivation = true;
        return account;
    }

    void describe(String newDisplayName, String newEmail, Role newRole, boolean nowEnabled) {
        displayName = newDisplayName;
        email = newEmail;
        role = newRole;
        enabled = nowEnabled;
    }

    void moveTo(String newUnit, Role newRole) {
        unitCode = newUnit;
        role = newRole;
    }

    void disable() {
        enabled = false;
    }

    void activate(String newPasswordHash) {
        passwordHash = newPasswordHash;
        passwordExpired = false;
        awaitsActivation = false;
    }

    /** The password that was set before opens nothing any more. */
    void awaitActivation(String unusableHash) {
        passwordHash = unusableHash;
        passwordExpired = false;
        awaitsActivation = true;
    }

    boolean awaitsActivation() {
        return awaitsActivation;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    String email() {
        return email;
    }

    String unitCode() {
        return unitCode;
    }

    Role role() {
        return role;
    }

    boolean enabled() {
        return enabled;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean passwordExpired() {
        return passwordExpired;
    }

    /** The account's own choice, known to nobody else. */
    void setPassword(String hash) {
        passwordHash = hash;
        passwordExpired = false;
    }

    /** A password that somebody else knows too: it opens once, to set an own one. */
    void setOneTimePassword(String hash) {
        passwordHash = hash;
        passwordExpired = true;
    }

    /** For the one moment of signing in: with the hash of the password. */
    AccountPrincipal signingIn() {
        return new AccountPrincipal(
                username, displayName, email, unitCode, role, enabled, passwordExpired, passwordHash);
    }

    /** For everyone else: without the hash. */
    AccountPrincipal toPrincipal() {
        return new AccountPrincipal(username, displayName, email, unitCode, role, enabled, passwordExpired, null);
    }
}

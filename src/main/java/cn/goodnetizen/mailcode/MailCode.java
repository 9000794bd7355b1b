package cn.goodnetizen.mailcode;

import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** A mailbox that waits for the code mailed to it; the row stays to count the codes of a day. */
@Entity
@Table(name = "mail_codes")
class MailCode {

    static final Duration VALID = Duration.ofMinutes(30);
    static final Duration PAUSE = Duration.ofMinutes(1);
    static final int CODES_A_DAY = 5;
    static final int WRONG_TRIES = 5;

    @Id
    private String owner;

    private Sealed mailbox;
    private String codeHash;
    private Instant askedAt;
    private Instant expiresAt;
    private int wrongTries;
    private LocalDate codesDay;
    private int codesAsked;
    private String problem;
    private boolean pending;

    // A wrapper, so that Spring Data sees from its absence that a row with an assigned key is new.
    @Version
    private Integer version;

    protected MailCode() {}

    MailCode(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    Sealed mailbox() {
        return mailbox;
    }

    String codeHash() {
        return codeHash;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    String problem() {
        return problem;
    }

    /** Whether a mailbox still waits for its code. */
    boolean pending() {
        return pending;
    }

    boolean tooMany(LocalDate today) {
        return today.equals(codesDay) && codesAsked >= CODES_A_DAY;
    }

    boolean tooSoon(Instant now) {
        return askedAt != null && pending && now.isBefore(askedAt.plus(PAUSE));
    }

    void ask(Sealed address, Instant now, LocalDate today) {
        codesAsked = today.equals(codesDay) ? codesAsked + 1 : 1;
        codesDay = today;
        mailbox = address;
        askedAt = now;
        codeHash = null;
        expiresAt = null;
        wrongTries = 0;
        problem = null;
        pending = true;
    }

    /** The code is on its way; it is valid from now on. */
    void mailing(String hash, Instant now) {
        codeHash = hash;
        expiresAt = now.plus(VALID);
    }

    void notMailed(String why) {
        codeHash = null;
        expiresAt = null;
        problem = why;
    }

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** @return how many tries are left */
    int wrong() {
        wrongTries++;
        return WRONG_TRIES - wrongTries;
    }

    boolean exhausted() {
        return wrongTries >= WRONG_TRIES;
    }

    void close() {
        pending = false;
        codeHash = null;
        expiresAt = null;
        problem = null;
    }
}

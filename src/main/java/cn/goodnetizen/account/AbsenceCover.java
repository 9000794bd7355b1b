package cn.goodnetizen.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** One absence: who stands in for the officer from one day to another, both inclusive. */
@Entity
@Table(name = "absence_covers")
class AbsenceCover {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long accountId;
    private long coverAccountId;
    private String unitCode;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private Instant recordedAt;
    private Instant endedAt;

    @Version
    private Integer version;

    protected AbsenceCover() {}

    AbsenceCover(Account absent, Account cover, LocalDate firstDay, LocalDate lastDay, Instant now) {
        this.accountId = absent.id();
        this.coverAccountId = cover.id();
        this.unitCode = absent.unitCode();
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.recordedAt = now;
    }

    long id() {
        return id;
    }

    long accountId() {
        return accountId;
    }

    long coverAccountId() {
        return coverAccountId;
    }

    String unitCode() {
        return unitCode;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    /** When it was ended before its last day; null when it was not. */
    Instant endedAt() {
        return endedAt;
    }

    boolean over(LocalDate today) {
        return endedAt != null || lastDay.isBefore(today);
    }

    void end(Instant now) {
        endedAt = now;
    }
}

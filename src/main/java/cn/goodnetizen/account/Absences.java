package cn.goodnetizen.account;

import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for a unit's officer (代理). Only an account of the same unit that may work: a superior would have to act in
 * another unit's name, and a manager changes nothing. While it lasts, {@link Accounts#officerOf} answers the cover.
 */
@Component
public class Absences {

    static final int LONGEST_DAYS = 180;

    private final AbsenceCovers covers;
    private final StoredAccounts stored;
    private final Accounts accounts;
    private final Clock clock;

    Absences(AbsenceCovers covers, StoredAccounts stored, Accounts accounts, Clock clock) {
        this.covers = covers;
        this.stored = stored;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Who covers for the officer of this unit today; empty when nobody does. */
    @Transactional(readOnly = true)
    public Optional<Cover> coverOf(String unitCode) {
        return accounts.inCharge(unitCode)
                .flatMap(officer -> covers.active(officer.id(), today()))
                .map(this::cover)
                .filter(Cover::able);
    }

    /** What somebody who signs in is told: today they are covered for, or cover for somebody. */
    @Transactional(readOnly = true)
    public List<Cover> concerning(String username) {
        return stored.findByUsername(username)
                .map(account -> covers.concerning(account.id(), today()).stream()
                        .map(this::cover)
                        .filter(Cover::able)
                        .toList())
                .orElse(List.of());
    }

    /** All absences of a unit, the newest first. */
    @Transactional(readOnly = true)
    List<Recorded> of(String unitCode) {
        LocalDate today = today();
        List<AbsenceCover> found = covers.findByUnitCodeOrderByIdDesc(unitCode);
        // Also those that belong to another unit by now.
        List<Long> ids = found.stream()
                .flatMap(cover -> Stream.of(cover.accountId(), cover.coverAccountId()))
                .distinct()
                .toList();
        Map<Long, Account> byId =
                stored.findAllById(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
        return found.stream()
                .map(cover -> new Recorded(
                        cover.id(),
                        byId.get(cover.accountId()).role().title(),
                        byId.get(cover.coverAccountId()).role().title(),
                        cover.firstDay(),
                        cover.lastDay(),
                        cover.endedAt(),
                        cover.over(today),
                        !cover.over(today) && !cover.firstDay().isAfter(today)))
                .toList();
    }

    /** The accounts that may stand in for the unit's officer. */
    @Transactional(readOnly = true)
    List<AccountPrincipal> able(String unitCode) {
        Optional<String> officer = accounts.inCharge(unitCode).map(Account::username);
        return stored.findByUnitCodeAndEnabledTrueOrderById(unitCode).stream()
                .filter(account -> account.role() != Role.MANAGER
                        && !account.awaitsActivation()
                        && !Optional.of(account.username()).equals(officer))
                .map(Account::toPrincipal)
                .toList();
    }

    /** @throws AbsenceRefusedException naming what does not fit, the limit and the value */
    @Transactional
    void record(String unitCode, String coverUsername, LocalDate firstDay, LocalDate lastDay) {
        LocalDate today = today();
        if (firstDay.isBefore(today)) {
            throw new AbsenceRefusedException(
                    "firstDay",
                    "开始日期 " + ChineseDates.day(firstDay) + " 已经过去，最早从今天（" + ChineseDates.day(today) + "）开始");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new AbsenceRefusedException(
                    "lastDay", "结束日期 " + ChineseDates.day(lastDay) + " 早于开始日期 " + ChineseDates.day(firstDay));
        }
        if (lastDay.isAfter(firstDay.plusDays(LONGEST_DAYS - 1L))) {
            throw new AbsenceRefusedException(
                    "lastDay",
                    "代理最长 " + LONGEST_DAYS + " 天，最晚到 " + ChineseDates.day(firstDay.plusDays(LONGEST_DAYS - 1L))
                            + "；更长的请办理岗位交接");
        }
        Account officer = accounts.inCharge(unitCode)
                .flatMap(account -> stored.lock(account.username()))
                .orElseThrow(() -> new AbsenceRefusedException("cover", "本单位没有启用的经办人账号，无须代理"));
        Account cover = stored.findByUsername(coverUsername)
                .filter(account ->
                        able(unitCode).stream().anyMatch(one -> one.username().equals(account.username())))
                .orElseThrow(() -> new AbsenceRefusedException("cover", "请在本单位其他可办理业务的账号中选择代理人"));
        covers.overlapping(officer.id(), firstDay, lastDay).stream().findFirst().ifPresent(other -> {
            throw new AbsenceRefusedException(
                    "firstDay",
                    "与已登记的代理（" + ChineseDates.day(other.firstDay()) + " 至 " + ChineseDates.day(other.lastDay())
                            + "）日期重叠，请先提前结束那一次，或改选其他日期");
        });
        covers.save(new AbsenceCover(officer, cover, firstDay, lastDay, clock.instant()));
    }

    /**
     * Ends an absence of this unit before its last day, from this moment on.
     *
     * @return false when there is none in this unit, or it is over already
     */
    @Transactional
    boolean end(long id, String unitCode) {
        Optional<AbsenceCover> found =
                covers.findById(id).filter(cover -> cover.unitCode().equals(unitCode) && !cover.over(today()));
        found.ifPresent(cover -> cover.end(clock.instant()));
        return found.isPresent();
    }

    private Cover cover(AbsenceCover cover) {
        Account absent = stored.findById(cover.accountId()).orElseThrow();
        Account standIn = stored.findById(cover.coverAccountId()).orElseThrow();
        return new Cover(
                absent.username(),
                absent.role().title(),
                standIn.username(),
                standIn.role().title(),
                standIn.email(),
                cover.firstDay(),
                cover.lastDay(),
                absent.enabled() && standIn.enabled());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Accounts.ZONE);
    }

    /**
     * Somebody stands in for an officer.
     *
     * @param absentPost 经办人: the post, never a person's name
     * @param coverEmail the mailbox of the post that stands in
     * @param lastDay the last day of it, inclusive
     * @param able whether both accounts still sign in
     */
    public record Cover(
            String absentUsername,
            String absentPost,
            String coverUsername,
            String coverPost,
            String coverEmail,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean able) {

        /** 协办人代理经办人：10月17日 至 10月20日. */
        public String text() {
            return coverPost + "代理" + absentPost + "，" + ChineseDates.dayOfYear(firstDay) + " 至 "
                    + ChineseDates.dayOfYear(lastDay);
        }
    }

    /** An absence as its unit's page lists it. */
    record Recorded(
            long id,
            String absentPost,
            String coverPost,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant endedAt,
            boolean over,
            boolean running) {}
}

package cn.goodnetizen.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AbsenceCovers extends JpaRepository<AbsenceCover, Long> {

    @Query("""
            select cover from AbsenceCover cover
            where cover.accountId = :accountId and cover.endedAt is null
              and cover.firstDay <= :day and cover.lastDay >= :day""")
    Optional<AbsenceCover> active(long accountId, LocalDate day);

    /** What an account has to know today: it is covered for, or covers. */
    @Query("""
            select cover from AbsenceCover cover
            where (cover.accountId = :accountId or cover.coverAccountId = :accountId) and cover.endedAt is null
              and cover.firstDay <= :day and cover.lastDay >= :day
            order by cover.id""")
    List<AbsenceCover> concerning(long accountId, LocalDate day);

    @Query("""
            select cover from AbsenceCover cover
            where cover.accountId = :accountId and cover.endedAt is null
              and cover.firstDay <= :lastDay and cover.lastDay >= :firstDay
            order by cover.firstDay""")
    List<AbsenceCover> overlapping(long accountId, LocalDate firstDay, LocalDate lastDay);

    List<AbsenceCover> findByUnitCodeOrderByIdDesc(String unitCode);
}

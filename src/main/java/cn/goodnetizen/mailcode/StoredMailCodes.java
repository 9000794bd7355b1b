package cn.goodnetizen.mailcode;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredMailCodes extends JpaRepository<MailCode, String> {

    List<MailCode> findByPendingTrueAndOwnerStartingWith(String kind);

    /** Guesses made at the same time are counted one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select code from MailCode code where code.owner = :owner")
    Optional<MailCode> lock(String owner);

    @Modifying
    @Query("delete from MailCode code where code.owner like concat(:kind, ':%') and code.askedAt < :before")
    int sweep(String kind, Instant before);
}

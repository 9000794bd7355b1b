package cn.goodnetizen.account;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ActivationCodes extends JpaRepository<ActivationCode, Long> {

    Optional<ActivationCode> findByAccountId(long accountId);

    /** Tries take turns, so that a code opens its account once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ActivationCode c where c.accountId = :accountId")
    Optional<ActivationCode> lock(long accountId);
}

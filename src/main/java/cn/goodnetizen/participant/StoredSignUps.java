package cn.goodnetizen.participant;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface StoredSignUps extends JpaRepository<SignUp, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<SignUp> findByToken(String token);

    List<SignUp> findByMailHash(String mailHash);

    List<SignUp> findByConsentedAtBefore(Instant moment);
}

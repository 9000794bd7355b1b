package cn.goodnetizen.notification;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredConfirmations extends JpaRepository<MailboxConfirmation, String> {

    List<MailboxConfirmation> findByPendingTrue();

    /** Guesses made at the same time are counted one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select confirmation from MailboxConfirmation confirmation where confirmation.unitCode = :unitCode")
    Optional<MailboxConfirmation> lock(String unitCode);
}

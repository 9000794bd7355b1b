package cn.goodnetizen.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredInvalidMailboxes extends Repository<InvalidMailbox, String> {

    /** Two letters may find out in the same moment; the first one's reason and date stay. */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT IGNORE INTO invalid_mailboxes (address, source, reason, since)
            VALUES (:address, :source, :reason, :now)
            """)
    void mark(String address, String source, String reason, Instant now);

    Optional<InvalidMailbox> findByAddress(String address);

    List<InvalidMailbox> findAll();

    @Modifying
    @Query("delete from InvalidMailbox mailbox where mailbox.address = :address")
    int clear(String address);
}

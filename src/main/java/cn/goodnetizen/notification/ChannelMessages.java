package cn.goodnetizen.notification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ChannelMessages extends Repository<ChannelMessage, Long> {

    /** As {@link StoredLetters#record}. */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT IGNORE INTO channel_messages (unit_code, channel, idempotency_key, text, link, username, state,
                                                 attempts, queued_at)
            VALUES (:unitCode, :channel, :key, :text, :link, :username, 'QUEUED', 0, :now)
            """)
    int record(String unitCode, String channel, String key, String text, String link, String username, Instant now);

    Optional<ChannelMessage> findById(long id);

    Optional<ChannelMessage> findByIdempotencyKey(String key);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select message from ChannelMessage message where message.id = :id")
    Optional<ChannelMessage> lock(long id);

    List<ChannelMessage> findByIdLessThanOrderByIdDesc(long before, Limit limit);
}

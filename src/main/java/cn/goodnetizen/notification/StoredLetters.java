package cn.goodnetizen.notification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredLetters extends Repository<Letter, Long> {

    /**
     * Records a letter unless it is recorded already. IGNORE rather than a check before: two listeners may ask for the
     * same letter in the same moment, and neither's transaction may break over it.
     *
     * @return how many rows were written: 1 or 0
     */
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT IGNORE INTO letters (unit_code, sender_code, duty, due_date, occasion, recipient, cc, kind, subject,
                                        message_id, state, attempts, queued_at)
            VALUES (:unitCode, :senderCode, :duty, :dueDate, :occasion, :recipient, :cc, :kind, :subject,
                    :messageId, 'QUEUED', 0, :now)
            """)
    int record(
            String unitCode,
            String senderCode,
            String duty,
            LocalDate dueDate,
            String occasion,
            String recipient,
            String cc,
            String kind,
            String subject,
            String messageId,
            Instant now);

    Optional<Letter> findById(long id);

    /** Under lock: what another transaction has just written is seen too. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Letter> findByMessageId(String messageId);

    /** Locks the letter for the time of one attempt; a second courier waits and then sees what became of it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select letter from Letter letter where letter.id = :id")
    Optional<Letter> lock(long id);

    @Query("""
            select letter from Letter letter
            where letter.id < :before and (:unitCode is null or letter.unitCode = :unitCode)
              and (:kind is null or letter.kind = :kind) and (:state is null or letter.state = :state)
            order by letter.id desc""")
    List<Letter> before(long before, String unitCode, LetterKind kind, LetterState state, Limit limit);

    @Query("""
            select letter from Letter letter
            where letter.id > :after and (:unitCode is null or letter.unitCode = :unitCode)
              and (:kind is null or letter.kind = :kind) and (:state is null or letter.state = :state)
            order by letter.id""")
    List<Letter> after(long after, String unitCode, LetterKind kind, LetterState state, Limit limit);

    /** The newest letter that left for a mailbox after a moment: the one that a report without its number is about. */
    Optional<Letter> findFirstByRecipientAndStateAndSentAtAfterOrderByIdDesc(
            String recipient, LetterState state, Instant after);

    /** Locks the letters of a unit that its mailbox did not take, the oldest first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Letter> findByUnitCodeAndStateAndFailedForAddressTrueOrderById(String unitCode, LetterState state);

    boolean existsByMessageId(String messageId);

    @Query("select letter.state as state, count(letter) as letters from Letter letter group by letter.state")
    List<StateCount> countByState();

    interface StateCount {
        LetterState getState();

        long getLetters();
    }
}

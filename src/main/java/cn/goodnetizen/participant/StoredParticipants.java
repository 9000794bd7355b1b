package cn.goodnetizen.participant;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredParticipants extends JpaRepository<StoredParticipant, Long> {

    Optional<StoredParticipant> findByMailHash(String mailHash);

    Optional<StoredParticipant> findByPhoneHash(String phoneHash);

    List<StoredParticipant> findByPhoneHashIn(Collection<String> phoneHashes);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from StoredParticipant one where one.id = :id and one.deletedAt is null")
    Optional<StoredParticipant> lock(long id);

    List<StoredParticipant> findByUnitCodeInAndIdGreaterThanOrderById(
            Collection<String> unitCodes, long after, Limit limit);

    List<StoredParticipant> findByUnitCodeIsNullAndDeletedAtIsNullAndIdGreaterThanOrderById(long after, Limit limit);

    long countByUnitCode(String unitCode);

    @Query("select distinct one.unitName from StoredParticipant one where one.unitName is not null")
    List<String> typedUnits();

    @Modifying
    @Query("update StoredParticipant one set one.unitCode = :code where one.unitName = :typed")
    void belongTo(String typed, String code);

    @Modifying
    @Query("update StoredParticipant one set one.unitCode = :into where one.unitCode = :code")
    void moveUnit(String code, String into);
}

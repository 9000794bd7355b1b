package cn.goodnetizen.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredAccounts extends JpaRepository<Account, Long> {

    Optional<Account> findByUsername(String username);

    Optional<Account> findFirstByUnitCodeAndRoleInAndEnabledTrueOrderById(String unitCode, Collection<Role> roles);

    List<Account> findAllByOrderById();

    List<Account> findByUnitCodeAndEnabledTrueOrderById(String unitCode);

    /** Locks the account, so that of two changes at once the second sees what the first has written. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from Account account where account.username = :username")
    Optional<Account> lock(String username);

    List<Account> findByUnitCodeOrderById(String unitCode);

    List<Account> findByUnitCodeInOrderById(Collection<String> unitCodes);

    List<Account> findByAwaitsActivationTrueAndEnabledTrueOrderById();
}

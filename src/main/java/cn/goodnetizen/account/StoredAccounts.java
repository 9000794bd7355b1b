package cn.goodnetizen.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredAccounts extends JpaRepository<Account, Long> {

    Optional<Account> findByUsername(String username);

    Optional<Account> findFirstByUnitCodeAndRoleInAndEnabledTrueOrderById(String unitCode, Collection<Role> roles);

    List<Account> findAllByOrderById();

    List<Account> findByUnitCodeOrderById(String unitCode);

    List<Account> findByUnitCodeInOrderById(Collection<String> unitCodes);

    List<Account> findByAwaitsActivationTrueAndEnabledTrueOrderById();
}

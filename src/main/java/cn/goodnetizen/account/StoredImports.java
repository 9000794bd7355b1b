package cn.goodnetizen.account;

import cn.goodnetizen.media.FileHolder;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredImports extends JpaRepository<OrganizationImport, Long>, FileHolder {

    List<OrganizationImport> findByUnitCodeOrderByIdDesc(String unitCode, Limit limit);

    /** Reads an import to decide on it: two people may press the button in the same moment. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from OrganizationImport i where i.id = :id")
    Optional<OrganizationImport> lock(long id);

    /** A workbook is needed until it is decided on; its row stays. */
    @Override
    @Query("select count(i) > 0 from OrganizationImport i where i.storageName = :storageName and i.state = WAITING")
    boolean existsByStorageName(String storageName);
}

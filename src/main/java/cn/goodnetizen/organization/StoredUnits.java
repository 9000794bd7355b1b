package cn.goodnetizen.organization;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredUnits extends JpaRepository<StoredUnit, String> {

    List<StoredUnit> findBySuperiorCodeAndDissolvedAtIsNullOrderBySortOrder(String superiorCode);

    long countBySuperiorCodeAndDissolvedAtIsNull(String superiorCode);

    List<StoredUnit> findAllByOrderBySortOrderAscCodeAsc();

    /** Changes of the tree take turns. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from StoredUnit u where u.superiorCode is null")
    List<StoredUnit> lockRoots();
}

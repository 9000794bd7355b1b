package cn.goodnetizen.organization;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredUnits extends JpaRepository<StoredUnit, String> {

    List<StoredUnit> findBySuperiorCodeAndDissolvedAtIsNullOrderBySortOrder(String superiorCode);

    long countBySuperiorCodeAndDissolvedAtIsNull(String superiorCode);

    List<StoredUnit> findAllByOrderBySortOrder();
}

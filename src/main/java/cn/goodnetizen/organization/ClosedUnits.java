package cn.goodnetizen.organization;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ClosedUnits extends JpaRepository<ClosedUnit, Long> {

    List<ClosedUnit> findAllByOrderByIdDesc();

    Optional<ClosedUnit> findByUnitCode(String unitCode);
}

package cn.goodnetizen.organization;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ClosedUnits extends JpaRepository<ClosedUnit, Long> {

    List<ClosedUnit> findAllByOrderByIdDesc();
}

package cn.goodnetizen.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Handovers extends JpaRepository<Handover, Long> {

    List<Handover> findByUnitCodeOrderByIdDesc(String unitCode);

    Optional<Handover> findFirstByAccountIdAndTakenOverAtIsNullOrderByIdDesc(long accountId);
}

package cn.goodnetizen.campaign;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredCampaigns extends JpaRepository<Campaign, Long> {

    Optional<Campaign> findFirstByOrderByIdDesc();

    boolean existsByCode(String code);

    List<Campaign> findAllByOrderByIdDesc();
}

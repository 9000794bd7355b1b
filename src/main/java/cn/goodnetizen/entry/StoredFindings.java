package cn.goodnetizen.entry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredFindings extends JpaRepository<StoredFinding, Long> {

    List<StoredFinding> findByEntryIdAndRoundOrderById(long entryId, int round);

    void deleteByEntryIdAndRound(long entryId, int round);
}

package cn.goodnetizen.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface EntryReviews extends JpaRepository<EntryReview, Long> {

    Optional<EntryReview> findByEntryIdAndRound(long entryId, int round);

    List<EntryReview> findByEntryIdOrderByRound(long entryId);
}

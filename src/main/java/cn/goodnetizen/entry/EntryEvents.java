package cn.goodnetizen.entry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EntryEvents extends JpaRepository<EntryEvent, Long> {

    List<EntryEvent> findByEntryIdOrderById(long entryId);
}

package cn.goodnetizen.entry;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface EntryMembers extends JpaRepository<EntryMember, Long> {

    List<EntryMember> findByEntryIdOrderByPlace(long entryId);

    void deleteByEntryId(long entryId);
}

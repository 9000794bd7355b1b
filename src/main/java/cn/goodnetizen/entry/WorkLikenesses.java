package cn.goodnetizen.entry;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface WorkLikenesses extends JpaRepository<WorkLikeness, Long> {

    List<WorkLikeness> findByStorageNameOrderBySimilarityDescIdAsc(String storageName);

    Optional<WorkLikeness> findByStorageNameAndOtherName(String storageName, String otherName);

    @Modifying
    @Query("delete from WorkLikeness l where l.storageName = :name or l.otherName = :name")
    void forget(String name);
}

package cn.goodnetizen.media;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

interface WebVersionRows extends JpaRepository<WebVersion, String> {

    List<WebVersion> findByStateInOrderByAskedAt(Collection<WebVersions.State> states);

    /** Says nothing of a row that is gone. */
    @Modifying
    @Transactional
    @Query("update WebVersion v set v.percent = :percent where v.storageName = :storageName")
    void reach(String storageName, int percent);

    /** Says nothing of a row that is gone: the thread that makes versions may have dropped it at the same moment. */
    @Modifying
    @Transactional
    @Query("delete from WebVersion v where v.storageName = :storageName")
    void forget(String storageName);
}

package cn.goodnetizen.organization;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredUnitNames extends JpaRepository<UnitName, Long> {

    Optional<UnitName> findByNormalised(String normalised);

    List<UnitName> findByNormalisedIn(Collection<String> normalised);

    List<UnitName> findByStateInAndIdGreaterThanOrderById(Collection<UnitName.State> states, long after, Limit limit);

    long countByState(UnitName.State state);

    /** Adds a place once: the same row of a table may be read many times. */
    @Modifying
    @Query(
            value = "INSERT IGNORE INTO unit_name_sightings (unit_name_id, place) VALUES (:nameId, :place)",
            nativeQuery = true)
    void saw(long nameId, String place);

    @Query(value = "SELECT COUNT(*) FROM unit_name_sightings WHERE unit_name_id = :nameId", nativeQuery = true)
    long sightings(long nameId);
}

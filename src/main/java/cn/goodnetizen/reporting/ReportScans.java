package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileHolder;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ReportScans extends JpaRepository<ReportScan, Long>, FileHolder {

    List<ReportScan> findByReportIdOrderByNumberDesc(long reportId);

    Optional<ReportScan> findFirstByReportIdOrderByNumberDesc(long reportId);

    Optional<ReportScan> findByReportIdAndNumber(long reportId, int number);

    long countByReportId(long reportId);

    @Override
    @Query("select count(s) > 0 from ReportScan s where s.storageName = :storageName or s.pictureName = :storageName")
    boolean existsByStorageName(String storageName);
}

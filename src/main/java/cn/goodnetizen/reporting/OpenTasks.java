package cn.goodnetizen.reporting;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Written only under the lock of the report: see {@link Reports#toChange}. */
interface OpenTasks extends JpaRepository<OpenTask, Long> {

    Optional<OpenTask> findByReportIdAndForm(long reportId, OpenTask.Form form);

    default void opened(long reportId, OpenTask.Form form, long elementInstanceKey) {
        OpenTask task = findByReportIdAndForm(reportId, form).orElseGet(() -> new OpenTask(reportId, form));
        task.openedAs(elementInstanceKey);
        save(task);
    }
}

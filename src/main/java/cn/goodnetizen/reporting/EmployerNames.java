package cn.goodnetizen.reporting;

import cn.goodnetizen.organization.UnitNames;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Puts the names of units that people typed into 单位 on the list of names, once a table is handed in. */
@Component
class EmployerNames {

    private final NominationRows rows;
    private final UnitNames names;

    EmployerNames(NominationRows rows, UnitNames names) {
        this.rows = rows;
        this.names = names;
    }

    @ApplicationModuleListener
    void on(ReportHandedIn event) {
        rows.findByReportIdOrderByRowNo(event.reportId())
                .forEach(row -> names.resolve(row.nominee().employer(), "推荐表", "nomination-row-" + row.id()));
    }
}

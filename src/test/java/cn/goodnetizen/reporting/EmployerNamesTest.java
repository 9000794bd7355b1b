package cn.goodnetizen.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.UnitNames;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What people type into 单位 comes on the list of names for staff, when and only when a table is handed in. */
@PortalTest
class EmployerNamesTest {

    private static final String UNKNOWN = "浏阳河示例传媒公司";

    @Autowired
    private PortalReports reports;

    @Autowired
    private ReportHandIn handIn;

    @Autowired
    private UnitNames names;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcTemplate database;

    private long first;
    private long second;

    @BeforeEach
    void openReports() {
        Issued issued = reports.begin();
        first = reports.report(issued, ReportKind.NOMINATION, "hn-edu-001");
        second = reports.report(issued, ReportKind.NOMINATION, "hn-edu-002");
    }

    @Test
    void aNameThatNobodysUnitHasIsListedOncePerRowHoweverOftenTheHandInIsTold() {
        save(first, row("测试甲", UNKNOWN), row("测试乙", "湘江理工大学工会"));
        assertThat(listed(UNKNOWN)).isEmpty();

        handIn.handInNominations(first);
        awaitHandled();
        assertThat(listed(UNKNOWN)).containsExactly(1L);
        assertThat(listed("湘江理工大学工会")).as("a unit of the province").isEmpty();

        save(second, row("测试丙", "浏阳河 示例传媒公司"));
        handIn.handInNominations(second);
        transactions.executeWithoutResult(again -> events.publishEvent(new ReportHandedIn(first, 1, false)));
        awaitHandled();
        assertThat(listed(UNKNOWN)).as("one more row, spelled alike").containsExactly(2L);
    }

    private void save(long reportId, Nominee... nominees) {
        handIn.saveRows(
                reportId,
                List.of(nominees).stream()
                        .map(nominee -> new ReportHandIn.RowInput(null, nominee))
                        .toList(),
                PortalReports.SIGNED,
                PortalReports.CLERK);
    }

    private static Nominee row(String name, String employer) {
        return new Nominee(name, employer, "抖音", name + "的账号", "1300000000" + "甲乙丙".indexOf(name.charAt(2)), "");
    }

    /** At how many places the name stands that was first typed like this. */
    private List<Long> listed(String typed) {
        return names.list(false, 0, 1_000).stream()
                .filter(name -> name.typed().equals(typed))
                .map(UnitNames.TypedName::count)
                .toList();
    }

    private void awaitHandled() {
        await().untilAsserted(() -> assertThat(database.queryForObject(
                        "SELECT COUNT(*) FROM event_publication WHERE completion_date IS NULL AND listener_id LIKE ?",
                        Long.class,
                        "%EmployerNames%"))
                .isZero());
    }
}

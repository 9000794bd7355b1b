package cn.goodnetizen.campaign;

import static cn.goodnetizen.campaign.ReportKind.NOMINATION;
import static cn.goodnetizen.campaign.ReportKind.SUMMARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ReportRulesTests {

    private final ReportRules reports = new CampaignDefinitions().shipped(2023).reports();

    @Test
    void theGrassrootsUnionsOfTheEducationUnionReportByTheDaysOfItsLetter() {
        assertThat(reports.duty(NOMINATION, 3, "hn-edu")).isEqualTo(new ReportDuty(day(10, 20), false));
        assertThat(reports.duty(SUMMARY, 3, "hn-edu")).isEqualTo(new ReportDuty(day(10, 30), true));
    }

    @Test
    void levelTwoReportsByTheDaysOfTheNoticeInBothLines() {
        assertThat(reports.duty(NOMINATION, 2, "hn")).isEqualTo(new ReportDuty(day(10, 31), false));
        assertThat(reports.duty(NOMINATION, 2, "hn-wx")).isEqualTo(new ReportDuty(day(10, 31), false));
        assertThat(reports.duty(SUMMARY, 2, "hn")).isEqualTo(new ReportDuty(day(11, 10), true));
        assertThat(reports.duty(SUMMARY, 2, "hn-wx")).isEqualTo(new ReportDuty(day(11, 10), true));
    }

    @Test
    void otherGrassrootsUnionsReportFiveDaysBeforeTheirOwnUnion() {
        assertThat(reports.duty(NOMINATION, 3, "hn-changsha").dueDay()).isEqualTo(day(10, 26));
        assertThat(reports.duty(SUMMARY, 3, "hn-changsha").dueDay()).isEqualTo(day(11, 5));
        assertThat(reports.duty(SUMMARY, 3, "hn-changsha", day(11, 8)).dueDay()).isEqualTo(day(11, 3));
        assertThat(reports.duty(SUMMARY, 3, "hn-edu", day(11, 8)).dueDay()).isEqualTo(day(10, 30));
    }

    @Test
    void nominationsOfBothLinesGoToTheUnionAndSummariesStayInTheirLine() {
        assertThat(reports.reportsTo(NOMINATION, 2, "hn")).contains("hn");
        assertThat(reports.reportsTo(NOMINATION, 2, "hn-wx")).contains("hn");
        assertThat(reports.reportsTo(SUMMARY, 2, "hn")).contains("hn");
        assertThat(reports.reportsTo(SUMMARY, 2, "hn-wx")).contains("hn-wx");
        assertThat(reports.reportsTo(NOMINATION, 3, "hn-edu")).contains("hn-edu");
        assertThat(reports.reportsTo(SUMMARY, 1, null)).isEmpty();
    }

    @Test
    void reportsEndAtTheProvince() {
        assertThat(reports.roots(NOMINATION)).containsExactly("hn");
        assertThat(reports.roots(SUMMARY)).containsExactly("hn", "hn-wx");
        assertThat(reports.duty(NOMINATION, 1, null).dueDay()).isEqualTo(day(11, 5));
        assertThat(reports.duty(SUMMARY, 1, null).dueDay()).isEqualTo(day(11, 30));
    }

    @Test
    void aUnitConsolidatesTwoDaysBeforeItsOwnDeadline() {
        assertThat(reports.cutOffDay(day(10, 31))).isEqualTo(day(10, 29));
    }

    @Test
    void aReturnedReportHasThreeDaysButNeverLessThanItsDeadline() {
        assertThat(reports.correctionDueDay(day(10, 19), day(10, 20))).isEqualTo(day(10, 22));
        assertThat(reports.correctionDueDay(day(10, 1), day(10, 20))).isEqualTo(day(10, 20));
    }

    @Test
    void moreRowsThanTenMakeMoreSheets() {
        assertThat(reports.nomination().sheets(0)).isEqualTo(1);
        assertThat(reports.nomination().sheets(10)).isEqualTo(1);
        assertThat(reports.nomination().sheets(11)).isEqualTo(2);
    }

    @Test
    void thereIsNoFourthLevel() {
        assertThatThrownBy(() -> reports.duty(SUMMARY, 4, "hn-edu-001")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDeadlineDayEndsAtMidnightInShanghai() {
        assertThat(Deadlines.endOf(day(10, 20))).isEqualTo(OffsetDateTime.parse("2023-10-21T00:00:00+08:00"));
        assertThat(Deadlines.endOf(day(12, 31))).hasToString("2024-01-01T00:00+08:00");
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2023, month, day);
    }
}

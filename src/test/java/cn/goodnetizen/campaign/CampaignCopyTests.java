package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignCopyTests {

    private final CampaignDefinitions definitions = new CampaignDefinitions();
    private final CampaignDefinition campaign = definitions.shipped(2023);
    private final HolidayCalendar holidays = definitions.holidays(2024).orElseThrow();
    private final CampaignCopy copy = CampaignCopy.forYear(campaign, 2024, holidays);

    @Test
    void noDateAndNoTextOfTheOldYearRemains() {
        List<String> left = new ArrayList<>();
        CampaignYaml.visit(CampaignYaml.tree(copy.definition()), (path, node) -> {
            if (node.isValueNode() && node.asText().contains("2023")) {
                left.add(path + " = " + node.asText());
            }
        });

        assertThat(left).isEmpty();
    }

    @Test
    void everyDateKeepsItsMonthAndDay() {
        List<String> moved = new ArrayList<>();
        CampaignYaml.visit(CampaignYaml.tree(campaign), (path, node) -> {
            if (!path.startsWith("holidays")
                    && !path.startsWith("calendar.publicity")
                    && node.asText().matches("2023-\\d\\d-\\d\\d")) {
                moved.add(path + " " + node.asText().replace("2023", "2024"));
            }
        });
        List<String> found = new ArrayList<>();
        CampaignYaml.visit(CampaignYaml.tree(copy.definition()), (path, node) -> found.add(path + " " + node.asText()));

        assertThat(moved).hasSizeGreaterThan(20);
        assertThat(found).containsAll(moved);
    }

    @Test
    void thePublicityPeriodIsCountedAnewInWorkingDays() {
        var calendar = copy.definition().calendar();

        assertThat(calendar.publicityOpensOn()).isEqualTo(LocalDate.of(2024, 11, 20));
        assertThat(calendar.publicityClosesOn()).isEqualTo(LocalDate.of(2024, 11, 26));
        assertThat(copy.changes())
                .contains(new CampaignCopy.Change(
                        "calendar.publicity-closes-on", "2023-11-24", "2024-11-26", "星期二，按 5 个工作日重新计算"));
    }

    @Test
    void aPublicityPeriodThatWouldBeginOnAWeekendBeginsOnTheNextWorkingDay() {
        var none = new HolidayCalendar(2027, "测试", List.of());

        var calendar = CampaignCopy.forYear(campaign, 2027, none).definition().calendar();

        assertThat(calendar.publicityOpensOn()).isEqualTo(LocalDate.of(2027, 11, 22));
        assertThat(calendar.publicityClosesOn()).isEqualTo(LocalDate.of(2027, 11, 26));
    }

    @Test
    void theChangesWarnOfDeadlinesOnDaysOff() {
        assertThat(copy.changes())
                .contains(new CampaignCopy.Change(
                        "reports.summary.duties[1].due-on", "2023-11-10", "2024-11-10", "星期日，休息日，请核对"))
                .contains(new CampaignCopy.Change(
                        "notice-file", "campaigns/2023/notice.md", "campaigns/2024/notice.md", ""));
    }

    @Test
    void theCopyIsValidAndCanBeWrittenAndRead() {
        assertThat(copy.problems()).isEmpty();
        assertThat(definitions.read(definitions.write(copy.definition()))).isEqualTo(copy.definition());
        assertThat(copy.definition().title()).startsWith("2024年湖南省");
        assertThat(copy.definition().holidays()).isEqualTo(holidays);
        assertThat(copy.definition().totalMoney()).isEqualByComparingTo(campaign.totalMoney());
    }

    @Test
    void holidaysOfAnotherYearAreReportedWithTheCopy() {
        var wrong = CampaignCopy.forYear(campaign, 2025, holidays);

        assertThat(wrong.problems()).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo("holidays.year");
            assertThat(problem.message()).contains("2025", "2024");
        });
    }

    @Test
    void theTwentyNinthOfFebruaryBecomesTheTwentyEighth() {
        String leap = definitions.write(copy.definition()).replace("starts-on: 2024-04-03", "starts-on: 2024-02-29");

        var next = CampaignCopy.forYear(definitions.read(leap), 2025, new HolidayCalendar(2025, "测试", List.of()));

        assertThat(next.definition().startsOn()).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @Test
    void aYearInsideALongerNumberIsNoYear() {
        assertThat(CampaignCopy.textForYear("2023年，编号120235，〔2023〕1号", 2023, 2024))
                .isEqualTo("2024年，编号120235，〔2024〕1号");
    }

    @Test
    void aCampaignIsNotCopiedToItsOwnYear() {
        assertThatThrownBy(() -> CampaignCopy.forYear(campaign, 2023, campaign.holidays()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTests {

    private final WorkingDays days = new CampaignDefinitions().shipped(2023).workingDays();

    @Test
    void aWeekendWorkedInsteadIsAWorkingDay() {
        assertThat(days.isWorkingDay(LocalDate.of(2023, 10, 7))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2023, 10, 14))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2023, 10, 3))).isFalse();
    }

    @Test
    void aPeriodOverTheNationalHolidayCountsTheShiftedDays() {
        assertThat(days.lastOf(LocalDate.of(2023, 9, 28), 4)).isEqualTo(LocalDate.of(2023, 10, 9));
        assertThat(days.between(LocalDate.of(2023, 9, 28), LocalDate.of(2023, 10, 9)))
                .isEqualTo(4);
    }

    @Test
    void aPeriodThatBeginsOnADayOffBeginsOnTheNextWorkingDay() {
        assertThat(days.onOrAfter(LocalDate.of(2023, 4, 29))).isEqualTo(LocalDate.of(2023, 5, 4));
        assertThat(days.lastOf(LocalDate.of(2023, 4, 29), 1)).isEqualTo(LocalDate.of(2023, 5, 4));
    }

    @Test
    void aPeriodHasAtLeastOneDay() {
        assertThatThrownBy(() -> days.lastOf(LocalDate.of(2023, 4, 3), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

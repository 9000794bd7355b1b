package cn.goodnetizen.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts working days over weekends, public holidays and the weekends worked instead (调休). */
public record WorkingDays(HolidayCalendar holidays) {

    public boolean isWorkingDay(LocalDate day) {
        for (HolidayCalendar.Holiday holiday : holidays.days()) {
            if (holiday.workOn().contains(day)) {
                return true;
            }
            if (holiday.covers(day)) {
                return false;
            }
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day itself when it is worked, otherwise the next one that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /**
     * The last day of a period of so many working days, its first working day counted.
     *
     * @throws IllegalArgumentException when fewer than one day is asked for
     */
    public LocalDate lastOf(LocalDate start, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("a period has at least one working day, not " + workingDays);
        }
        LocalDate last = onOrAfter(start);
        for (int counted = 1; counted < workingDays; counted++) {
            last = onOrAfter(last.plusDays(1));
        }
        return last;
    }

    /** The working days from one day to another, both counted. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }
}

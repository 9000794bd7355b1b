package cn.goodnetizen.campaign;

import java.time.LocalDate;
import java.util.List;

/**
 * The public holidays of a year with their shifted working days (调休), as the State Council's office announces them
 * each autumn. Data of the campaign, because the working days of the publicity period depend on it.
 *
 * @param source the announcement the dates come from
 */
public record HolidayCalendar(int year, String source, List<Holiday> days) {

    public HolidayCalendar {
        days = List.copyOf(days);
    }

    /**
     * @param from first day off
     * @param to last day off
     * @param workOn days of a weekend that are worked instead
     */
    public record Holiday(String name, LocalDate from, LocalDate to, List<LocalDate> workOn) {

        public Holiday {
            workOn = List.copyOf(workOn);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }
}

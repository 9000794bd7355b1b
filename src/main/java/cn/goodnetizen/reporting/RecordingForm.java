package cn.goodnetizen.reporting;

/**
 * What is asked when something is recorded for a unit, beside the table or the text itself. The day is text, so that a day
 * that cannot be read loses nothing else.
 *
 * @param nothing the unit told that it nominates nobody
 * @param shownText the unit's summary as the page showed it: another one now means that the unit has written meanwhile
 */
record RecordingForm(
        String arrivedOn,
        String way,
        @TextLimit(of = "说明", max = 500) String note,
        Boolean nothing,
        @TextLimit(of = "总结正文", max = SummaryForm.LONGEST) String summaryText,
        String shownText) {

    RecordingForm {
        arrivedOn = arrivedOn == null ? "" : arrivedOn.strip();
        way = way == null ? "" : way;
        // A box that is not ticked does not come at all.
        nothing = nothing != null && nothing;
        note = note == null ? "" : note.strip();
        summaryText = text(summaryText);
        shownText = text(shownText);
    }

    static RecordingForm empty(String summaryText) {
        return new RecordingForm("", "", "", false, summaryText, summaryText);
    }

    boolean shows(String storedText) {
        return shownText.equals(text(storedText));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }
}

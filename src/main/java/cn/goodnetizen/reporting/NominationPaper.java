package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.ReportRules;
import cn.goodnetizen.paper.PaperPrinter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The 推荐表 as paper, in the layout of the notice's annex: a table of numbered rows, as many sheets as the rows need,
 * each a page of its own with head and foot. The same for a unit's own table and for a superior's consolidated one.
 */
@Component
class NominationPaper {

    private final PaperPrinter printer;

    NominationPaper(PaperPrinter printer) {
        this.printer = printer;
    }

    byte[] docx(Content content) {
        return new NominationDocx(content).bytes();
    }

    /** One worksheet per sheet of paper. */
    byte[] xlsx(Content content) {
        return new NominationXlsx(content).bytes();
    }

    byte[] pdf(Content content) {
        return printer.pdf("paper/nomination", Map.of("paper", content));
    }

    /**
     * What stands on the paper.
     *
     * @param form the campaign's own wording: title, columns, lines, notes, and how many rows a sheet has
     * @param unitName whose stamp it wants
     * @param rows in the order of the paper; their numbers follow from it
     * @param signature the lines below the table; empty texts leave them to be filled in by hand
     * @param dueDay the day that the notes name
     * @param mailbox where the notes ask to send it
     */
    record Content(
            ReportRules.Nomination form,
            String unitName,
            List<Nominee> rows,
            ReportHandIn.Signature signature,
            LocalDate dueDay,
            String mailbox) {

        private static final Pattern MAILBOX = Pattern.compile("(?<=邮箱：)[^，。；]*");
        private static final Pattern DAY = Pattern.compile("\\d{4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日");

        Content {
            rows = List.copyOf(rows);
        }

        /** The rows sheet by sheet, every sheet filled up with empty numbered rows. */
        public List<Sheet> sheets() {
            int perSheet = form.rowsPerSheet();
            return IntStream.range(0, form.sheets(rows.size()))
                    .mapToObj(sheet -> new Sheet(
                            sheet + 1,
                            IntStream.range(sheet * perSheet, (sheet + 1) * perSheet)
                                    .mapToObj(this::line)
                                    .toList()))
                    .toList();
        }

        private List<String> line(int place) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(place + 1)));
            cells.addAll(place < rows.size() ? rows.get(place).inOrderOfColumns() : List.of("", "", "", "", "", ""));
            return cells;
        }

        public List<String> columns() {
            return form.columns().stream().map(ReportRules.Column::name).toList();
        }

        /** The lines below the table: what is asked for, a colon, and what was given. */
        public List<String> signatureLines() {
            List<String> given = List.of(signature.name(), signature.post(), signature.contact());
            return IntStream.range(0, form.signatureFields().size())
                    .mapToObj(i -> form.signatureFields().get(i) + "：" + given.get(i))
                    .toList();
        }

        /** The notes in the notice's own words, with this table's mailbox and day. */
        public List<String> notes() {
            return IntStream.range(0, form.notes().size())
                    .mapToObj(i -> (i == 0 ? "注：" : "") + (i + 1) + ". "
                            + addressed(form.notes().get(i)))
                    .toList();
        }

        private String addressed(String note) {
            String day = dueDay.getYear() + " 年 " + dueDay.getMonthValue() + " 月 " + dueDay.getDayOfMonth() + " 日";
            String sent = MAILBOX.matcher(note).replaceFirst(Matcher.quoteReplacement(mailbox));
            return DAY.matcher(sent).replaceFirst(Matcher.quoteReplacement(day));
        }

        public String title() {
            return form.name();
        }

        public String stampLine() {
            return form.stampField() + "：" + unitName;
        }
    }

    /** One sheet of paper: its number from 1 and its rows, each with its cells in the order of the columns. */
    record Sheet(int number, List<List<String>> lines) {}
}

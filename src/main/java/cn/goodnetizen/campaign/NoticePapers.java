package cn.goodnetizen.campaign;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitKind;
import cn.goodnetizen.paper.PaperPrinter;
import cn.goodnetizen.wording.ChineseDates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.springframework.stereotype.Component;

/**
 * Notices as files: for Word, and as official papers with a red head (红头文件) as GB/T 9704 lays them out: a joint head for the two
 * organisers, the forwarding union's own head before it, every annex on a new page, the imprint (版记) at the foot of the
 * last page, which is an even one.
 */
@Component
public class NoticePapers {

    private static final String TEMPLATE = "paper/notice";
    private static final String IMPRINT_BEGIN = "抄送：";
    private static final String IMPRINT_END = "印发";
    /** Every subordinate's letter asks for the same paper. */
    private static final int KEPT = 16;

    /** In points: the lower end of the type area from the top of the sheet, and what the imprint needs below its text. */
    private static final float TYPE_AREA_END = 262 / 25.4f * 72;

    private static final float BELOW_IMPRINT = 20;

    private static final int JOINT_HEAD_POINTS = 40;
    private static final int HEAD_POINTS = 54;
    private static final int HEAD_WIDTH = 430;

    private final PaperPrinter printer;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Map<Printing, byte[]> printed = kept();
    private final Map<String, byte[]> typed = kept();

    NoticePapers(PaperPrinter printer, Campaigns campaigns, Organization organization) {
        this.printer = printer;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /**
     * The notice as one unit received it.
     *
     * @param notice with the words of the unit that forwarded it, which then stand on a sheet of their own in front
     * @return the PDF
     */
    public byte[] pdf(NoticeInfo notice) {
        return printed.computeIfAbsent(printing(notice), this::print);
    }

    /** The notice alone as a Word file: A4, in the typefaces of official documents, for Word and WPS. */
    public byte[] docx(NoticeInfo notice) {
        return typed.computeIfAbsent(notice.body(), body -> new NoticeDocument(body).docx());
    }

    private static <K> Map<K, byte[]> kept() {
        return Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, byte[]> eldest) {
                return size() > KEPT;
            }
        });
    }

    private Printing printing(NoticeInfo notice) {
        CampaignDefinition definition = campaigns.definition(notice.campaignId());
        List<Paper> papers = new ArrayList<>();
        Unit sender = notice.senderCode() == null ? null : organization.unit(notice.senderCode());
        if (sender != null && sender.superiorCode() != null) {
            papers.add(cover(notice, definition, sender));
        }
        papers.add(paper(notice, definition));
        Imprint imprint = papers.size() > 1
                ? new Imprint(organs(definition), sender.name(), ChineseDates.day(day(notice.sentAt())))
                : new Imprint(
                        List.of(definition.office()), issuers(definition), ChineseDates.day(day(notice.issuedAt())));
        return new Printing(notice.title(), papers, imprint);
    }

    private byte[] print(Printing printing) {
        byte[] draft = print(printing, 0, false, false);
        Place end = Place.of(draft);
        boolean odd = end.page() % 2 == 1;
        float room = TYPE_AREA_END - BELOW_IMPRINT - end.y();
        return print(printing, odd ? 0 : Math.max(0, room), odd, odd && end.alone());
    }

    /** @param blank whether an empty page is left before the imprint's own, which is an even one */
    private byte[] print(Printing printing, float room, boolean newPage, boolean blank) {
        return printer.pdf(
                TEMPLATE,
                Map.of(
                        "title",
                        printing.title(),
                        "papers",
                        printing.papers(),
                        "imprint",
                        printing.imprint(),
                        "room",
                        Math.round(room) + "pt",
                        "newPage",
                        newPage,
                        "blank",
                        blank));
    }

    private static Paper paper(NoticeInfo notice, CampaignDefinition definition) {
        NoticeSheets sheets = new NoticeDocument(notice.body()).sheets();
        List<String> organs = sheets.letterhead().isEmpty()
                ? organs(definition)
                : Arrays.asList(sheets.letterhead().split("[ \u3000]+"));
        return new Paper(
                Head.of(organs),
                notice.number(),
                sheets.title().isEmpty() ? notice.title() : sheets.title(),
                sheets.body(),
                sheets.closing(),
                organs,
                ChineseDates.day(day(notice.issuedAt())),
                sheets.annexes());
    }

    /** The forwarding union's own letter: what it forwards, its words, its days, whom to ask. */
    private Paper cover(NoticeInfo notice, CampaignDefinition definition, Unit sender) {
        String title = new NoticeDocument(notice.body()).title();
        String forwarded = issuers(definition) + "《" + (title.isEmpty() ? notice.title() : title) + "》";
        StringBuilder body = new StringBuilder();
        List<String> words = new ArrayList<>(notice.coverText() == null ? List.of() : lines(notice.coverText()));
        boolean addressed = !words.isEmpty() && words.getFirst().endsWith("：");
        paragraph(body, "notice-addressees", addressed ? words.removeFirst() : addressees(sender));
        paragraph(
                body,
                "notice-body",
                "现将" + forwarded + "（" + notice.number() + "）" + "转发给你们"
                        + (words.isEmpty() ? "，请结合实际认真组织，抓好落实。" : "。"));
        words.forEach(line -> paragraph(body, "notice-body", line));
        List<String> days = Stream.of(ReportKind.values())
                .flatMap(kind -> campaigns.deadlineSetBy(sender.code(), notice.campaignId(), kind).stream()
                        .map(day -> definition.reports().name(kind) + "于" + ChineseDates.day(day) + "前"))
                .toList();
        if (!days.isEmpty()) {
            paragraph(body, "notice-body", "请将" + String.join("，", days) + "报送" + sender.name() + "。");
        }
        if (notice.contactNote() != null && !notice.contactNote().isBlank()) {
            paragraph(body, "notice-body", notice.contactNote().strip());
        }
        StringBuilder closing = new StringBuilder();
        paragraph(closing, "notice-body notice-enclosed", "附件：" + forwarded);
        return new Paper(
                Head.of(List.of(sender.name())),
                "",
                sender.name() + "关于转发" + forwarded + "的通知",
                body.toString(),
                closing.toString(),
                List.of(sender.name()),
                ChineseDates.day(day(notice.sentAt())),
                List.of());
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private String addressees(Unit sender) {
        boolean grassroots = organization.subordinatesOf(sender.code()).stream()
                .allMatch(unit -> unit.kind() == UnitKind.GRASSROOTS_UNION);
        return grassroots ? "各直属基层工会：" : "各有关单位：";
    }

    private static void paragraph(StringBuilder body, String cssClass, String text) {
        body.append("<p class=\"")
                .append(cssClass)
                .append("\">")
                .append(escaped(text))
                .append("</p>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static List<String> organs(CampaignDefinition definition) {
        return List.of(definition.organiser().name(), definition.coOrganiser().name());
    }

    private static String issuers(CampaignDefinition definition) {
        return String.join(" ", organs(definition));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Deadlines.ZONE);
    }

    /** All that stands on a paper: what is equal here looks the same. */
    record Printing(String title, List<Paper> papers, Imprint imprint) {

        Printing {
            papers = List.copyOf(papers);
        }
    }

    /**
     * One letter of the paper.
     *
     * @param number the document number, empty where there is none
     * @param body safe HTML
     * @param closing safe HTML that stays on one page with the signature
     * @param signers who signs below the text
     */
    record Paper(
            Head head,
            String number,
            String title,
            String body,
            String closing,
            List<String> signers,
            String day,
            List<NoticeSheets.Annex> annexes) {

        public List<String> titleLines() {
            return TitleLines.of(title);
        }

        public List<String> lines(String annexTitle) {
            return TitleLines.of(annexTitle);
        }
    }

    /** The red head: one organ in one line, several stacked to the same width with 文件 beside them. */
    record Head(List<Organ> organs, int points) {

        static Head of(List<String> names) {
            int longest = names.stream().mapToInt(String::length).max().orElseThrow();
            int points = names.size() > 1
                    ? Math.min(JOINT_HEAD_POINTS, (HEAD_WIDTH - 120) / longest)
                    : Math.min(HEAD_POINTS, HEAD_WIDTH / (longest + 2));
            return new Head(
                    names.stream()
                            .map(name -> new Organ(
                                    name.substring(0, name.length() - 1),
                                    name.substring(name.length() - 1),
                                    spacing(longest - name.length(), name.length() - 1)))
                            .toList(),
                    points);
        }

        private static BigDecimal spacing(int missing, int gaps) {
            return gaps < 1
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(missing).divide(BigDecimal.valueOf(gaps), 3, RoundingMode.DOWN);
        }
    }

    /** @param spacing between its characters, in em; the last one has none behind it */
    record Organ(String characters, String last, BigDecimal spacing) {

        public String name() {
            return characters + last;
        }
    }

    /** @param copiedTo 抄送 */
    record Imprint(List<String> copiedTo, String by, String day) {

        Imprint {
            copiedTo = List.copyOf(copiedTo);
        }
    }

    /**
     * Where the imprint came to stand when nothing pushed it.
     *
     * @param alone whether nothing else stands on its page
     */
    private record Place(int page, float y, boolean alone) {

        static Place of(byte[] pdf) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                LastLine last = new LastLine();
                last.setStartPage(document.getNumberOfPages());
                last.getText(document);
                return new Place(document.getNumberOfPages(), last.y, last.above == 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Finds the imprint on the last page, and how many texts stand above it; the page's number stands below. */
    private static final class LastLine extends PDFTextStripper {

        private static final float PAGE_NUMBERS_FROM = TYPE_AREA_END + 5;

        private float y;
        private int above;
        private boolean found;

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            float at = positions.getLast().getYDirAdj();
            if (text.contains(IMPRINT_END)) {
                y = at;
            }
            found |= text.contains(IMPRINT_BEGIN);
            if (!found && at < PAGE_NUMBERS_FROM) {
                above++;
            }
        }
    }
}

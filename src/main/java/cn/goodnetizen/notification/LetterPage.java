package cn.goodnetizen.notification;

import cn.goodnetizen.entry.EntryDirectory.Correction;
import cn.goodnetizen.reporting.ReportQueries.ReturnedRow;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * What the templates of a letter may say.
 *
 * @param unitName whom it addresses: the unit, or a participant
 * @param copied whether the unit that signs gets a copy
 * @param duties what the unit itself still has to do
 * @param senderName the unit that signs
 * @param day the day of the letter, below the signature
 * @param report what a letter about a report is about, null in letters about a notice
 * @param nominees whom the unit is to tell that they have to enter themselves
 * @param entry what a letter about an entry is about, to its entrant or to the unit that reviews it
 */
record LetterPage(
        LetterKind kind,
        String subject,
        boolean copied,
        String campaignTitle,
        String unitName,
        List<OpenDuty> duties,
        String senderName,
        String senderPhone,
        String day,
        String portalLink,
        @Nullable ReportPart report,
        @Nullable NoticePart notice,
        @Nullable ExtensionPart extension,
        @Nullable NewsPart news,
        @Nullable EntryPart entry,
        @Nullable NomineesPart nominees) {

    LetterPage {
        duties = List.copyOf(duties);
    }

    /** Something the unit itself has still to do, with its deadline and where it is done. */
    record OpenDuty(
            String name,
            String deadline,
            String remaining,
            boolean urgent,
            String state,
            boolean voluntary,
            String link) {}

    /**
     * @param deadline the day the letter speaks of, as 10月20日 24:00
     * @param remaining 还有 7 天, counted on the day on which the letter leaves
     * @param rows returned rows of a nomination table, empty for a summary
     * @param returnReason why a summary was returned
     */
    record ReportPart(
            String name,
            boolean nomination,
            boolean owed,
            String deadline,
            String remaining,
            long rowCount,
            List<ReturnedRow> rows,
            @Nullable String returnReason,
            String link) {

        ReportPart {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param issued whether it comes from the organiser that issued it, not from a unit that forwards it
     * @param cover what the forwarding unit wrote on top, by paragraph
     * @param deadlines what the unit is to report because of the notice, and until when
     */
    record NoticePart(
            String title,
            String number,
            boolean supplementary,
            boolean issued,
            List<String> cover,
            @Nullable String contactNote,
            String receiptDeadline,
            String receiptRemaining,
            boolean overdue,
            List<Deadline> deadlines,
            String link) {

        NoticePart {
            cover = List.copyOf(cover);
            deadlines = List.copyOf(deadlines);
        }
    }

    record Deadline(String name, boolean owed, String deadline) {}

    record ExtensionPart(
            boolean granted,
            String requestedUntil,
            @Nullable String grantedUntil,
            @Nullable String reason) {}

    /**
     * @param whose 您的作品, or 你单位推荐的作品 in a letter to the union that entered it
     * @param round how often it was handed in when the letter was asked for; 0 where the letter does not speak of it
     * @param reason why it was returned, rejected or disqualified
     * @param corrections what the technical probe found
     * @param collecting whether works are still taken
     * @param correctionDeadline the day on which the first review ends, as 11月5日 24:00
     */
    record EntryPart(
            long number,
            String whose,
            String title,
            String trackName,
            @Nullable String unitName,
            int round,
            @Nullable String handedIn,
            @Nullable String reason,
            List<Correction> corrections,
            boolean collecting,
            String collectionDeadline,
            String collectionRemaining,
            String correctionDeadline,
            String correctionRemaining,
            String link) {

        EntryPart {
            corrections = List.copyOf(corrections);
        }
    }

    /**
     * @param people those who have not completed their entry when the letter leaves
     * @param collecting whether works are still taken
     * @param joinLink where they sign up
     * @param link where the unit sees how far they are
     */
    record NomineesPart(
            List<Nominee> people,
            boolean collecting,
            String collectionDeadline,
            String collectionRemaining,
            String correctionDeadline,
            String joinLink,
            String link) {

        NomineesPart {
            people = List.copyOf(people);
        }
    }

    record Nominee(int rowNo, String maskedName) {}

    /** @param remark where the news was used */
    record NewsPart(String title, String remark, String link) {}
}

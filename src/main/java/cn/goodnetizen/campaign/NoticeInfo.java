package cn.goodnetizen.campaign;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice as one unit has received it.
 *
 * @param body the notice in Markdown
 * @param coverText what the forwarding unit wrote on top, null when it wrote nothing
 * @param receivedAt when the unit signed for it, null while it has not
 */
public record NoticeInfo(
        long id,
        long campaignId,
        String number,
        String title,
        String body,
        boolean supplementary,
        Instant issuedAt,
        String senderCode,
        String coverText,
        String contactNote,
        Instant sentAt,
        LocalDate receiptDueDay,
        Instant receivedAt) {}

package cn.goodnetizen.mailcode;

import java.time.Instant;

/**
 * A mailbox is to be proven; its code is to be made and mailed. Neither the code nor the mailbox is in the event: events are
 * stored.
 *
 * @param owner whose mailbox it is to be, such as {@code unit:hn-edu-001}
 * @param askedAt tells this request from a later one
 */
public record MailCodeAsked(String owner, Instant askedAt) {}

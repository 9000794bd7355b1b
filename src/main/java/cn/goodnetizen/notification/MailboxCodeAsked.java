package cn.goodnetizen.notification;

import java.time.Instant;

/**
 * A unit has named a new mailbox; its code is to be made and mailed. The code is not in the event: events are stored.
 *
 * @param askedAt tells this request from a later one
 */
record MailboxCodeAsked(String unitCode, Instant askedAt) {}

/**
 * Letters to units and participants: the notice, reminders, returns, acceptances, decisions on more time, adopted news,
 * and what becomes of entries. Each is recorded once and leaves by mail through the event publication registry.
 */
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "organization",
            "account",
            "campaign",
            "reporting",
            "bulletin",
            "wording",
            "personal",
            "mailcode",
            "participant",
            "entry"
        })
package cn.goodnetizen.notification;

import org.springframework.modulith.ApplicationModule;

/**
 * Letters to units: the notice, reminders, returns, acceptances, decisions on more time, adopted news. Each is recorded once and leaves
 * by mail through the event publication registry.
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
            "participant"
        })
package cn.goodnetizen.notification;

import org.springframework.modulith.ApplicationModule;

/**
 * A code by mail proves that somebody reads a mailbox: a unit's new one, a participant's at sign-up or later. Features ask
 * and confirm; whoever carries letters makes the code at the moment it mails it.
 */
@ApplicationModule(
        displayName = "Mail code",
        allowedDependencies = {"personal", "account", "wording"})
package cn.goodnetizen.mailcode;

import org.springframework.modulith.ApplicationModule;

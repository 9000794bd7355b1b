/**
 * 职工 who take part: their sign-up with consent, their own pages, and what staff may see of them. Whatever is personal is
 * sealed at rest, masked where it is shown, and every look at the whole of it by staff is logged.
 */
@ApplicationModule(
        displayName = "Participant",
        allowedDependencies = {"organization", "account", "personal", "mailcode", "limit", "wording"})
package cn.goodnetizen.participant;

import org.springframework.modulith.ApplicationModule;

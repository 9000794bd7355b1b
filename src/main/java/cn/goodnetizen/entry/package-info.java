/** The works that employees hand in: so far what the technical probe found in them, judged by the campaign's limits. */
@ApplicationModule(
        displayName = "Entry",
        allowedDependencies = {"campaign", "media"})
package cn.goodnetizen.entry;

import org.springframework.modulith.ApplicationModule;

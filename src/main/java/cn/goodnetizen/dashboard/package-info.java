/** Where the campaign stands, for those who lead it: figures, the tree of units, and the process with live counts. */
@ApplicationModule(
        displayName = "Dashboard",
        allowedDependencies = {"organization", "account", "campaign", "reporting", "wording"})
package cn.goodnetizen.dashboard;

import org.springframework.modulith.ApplicationModule;

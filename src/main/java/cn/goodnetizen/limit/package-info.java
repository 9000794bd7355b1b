/** How often somebody who is not signed in may try something. */
@ApplicationModule(
        displayName = "Limit",
        allowedDependencies = {})
package cn.goodnetizen.limit;

import org.springframework.modulith.ApplicationModule;

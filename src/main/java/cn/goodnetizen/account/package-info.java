/** Who signs in: accounts per post of a unit, their roles, and the rules of the portal's door. */
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"organization", "media", "paper", "wording", "limit"})
package cn.goodnetizen.account;

import org.springframework.modulith.ApplicationModule;

/**
 * Help where it is needed: for every page what it is for, how it is done, what happens next and why a button is off; and,
 * from the same texts, a handout for each kind of reader.
 */
@ApplicationModule(
        displayName = "Guide",
        allowedDependencies = {"organization", "account", "paper"})
package cn.goodnetizen.guide;

import org.springframework.modulith.ApplicationModule;

/** The frame around every page: layout, fragments, navigation, error pages, and how dates are written. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"organization", "account", "participant", "wording"})
package cn.goodnetizen.web;

import org.springframework.modulith.ApplicationModule;

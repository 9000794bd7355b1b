/** What people print, sign, seal and file: pages from a template to PDF, in the look of official documents. */
@ApplicationModule(
        displayName = "Paper",
        allowedDependencies = {})
package cn.goodnetizen.paper;

import org.springframework.modulith.ApplicationModule;

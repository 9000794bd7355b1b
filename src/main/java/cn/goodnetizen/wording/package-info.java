/** How dates and links are written for people, everywhere the same: on pages, in letters, forms and papers. */
@ApplicationModule(
        displayName = "Wording",
        allowedDependencies = {})
package cn.goodnetizen.wording;

import org.springframework.modulith.ApplicationModule;

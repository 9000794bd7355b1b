/**
 * The units that take part in a campaign: the union line from the provincial union down to the grassroots unions, and
 * the line of the cyberspace offices. Everyone else speaks of a unit by its code.
 */
@ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {})
package cn.goodnetizen.organization;

import org.springframework.modulith.ApplicationModule;

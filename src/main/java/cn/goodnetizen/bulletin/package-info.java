/**
 * Short news (活动信息) that units send up while the campaign runs, and the record of what they published where (宣传记录).
 */
@ApplicationModule(
        displayName = "Bulletin",
        allowedDependencies = {"organization", "account", "campaign", "media", "paper", "wording"})
package cn.goodnetizen.bulletin;

import org.springframework.modulith.ApplicationModule;

/**
 * Personal data at rest: sealed texts, keyed hashes to look them up by, the change of keys, and the one way in which names,
 * phones and mailboxes are masked.
 */
@ApplicationModule(
        displayName = "Personal",
        allowedDependencies = {})
package cn.goodnetizen.personal;

import org.springframework.modulith.ApplicationModule;

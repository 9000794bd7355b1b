/**
 * Files that people hand in: kept in one folder under names of ours, their type decided by their content. Features keep
 * the row of whose file it is; what is in the file, this package knows.
 */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {})
package cn.goodnetizen.media;

import org.springframework.modulith.ApplicationModule;

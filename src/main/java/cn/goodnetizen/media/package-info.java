/**
 * Files that people hand in: kept in a folder or an S3-compatible store under names of ours, their type decided by their
 * content. Features keep
 * the row of whose file it is; what is in the file, this package knows.
 */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {})
package cn.goodnetizen.media;

import org.springframework.modulith.ApplicationModule;

/**
 * Near copies among stored videos: what stands in another work too, re-encoded, scaled, cut, framed or mirrored. It only
 * finds; a person looks and decides. It knows files by their names in the store, whose works they are others know.
 */
@ApplicationModule(
        displayName = "Likeness",
        allowedDependencies = {"media"})
package cn.goodnetizen.likeness;

import org.springframework.modulith.ApplicationModule;

/**
 * The works that take part: drafts, files, the technical probe judged by the campaign's limits, the first review, and the
 * pool of each track ({@code EntryProcess}, {@code CollectionProcess}).
 */
@ApplicationModule(
        displayName = "Entry",
        allowedDependencies = {
            "campaign",
            "media",
            "organization",
            "account",
            "participant",
            "personal",
            "likeness",
            "wording",
            "paper",
            "reporting"
        })
package cn.goodnetizen.entry;

import org.springframework.modulith.ApplicationModule;

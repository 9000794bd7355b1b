package cn.goodnetizen.entry;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param uploadGrace for how long after the end an upload that began before it may finish and be handed in
 * @param largestFile where a track sets no limit of its own
 * @param mostDrafts how many drafts an entrant may have at once in a track
 * @param remindDaysBefore on which days before the last one whoever has a draft is reminded
 */
@ConfigurationProperties("good-netizen.entries")
record EntryProperties(
        @DefaultValue("2h") Duration uploadGrace,
        @DefaultValue("500MB") DataSize largestFile,
        @DefaultValue("20") int mostDrafts,
        @DefaultValue({"7", "3", "1"}) List<Integer> remindDaysBefore) {}

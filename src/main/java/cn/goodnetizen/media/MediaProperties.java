package cn.goodnetizen.media;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param files the folder that holds what people hand in
 * @param largestUpload what no feature may exceed for one resumable upload
 * @param largestFormFile the largest file that travels inside a form, without the resumable upload
 * @param quotaPerPerson what one account may have in the store and on its way, together
 * @param unfinishedPerPerson how many uploads of one account may be on their way at once
 * @param keepUnfinished how long a half upload waits for its rest, and what a dead server left lies, from the last byte
 * @param largestPicture the pixels of the largest picture that a thumbnail is drawn of
 * @param drawingTime how long drawing one thumbnail may take
 * @param probeTime how long looking into one video may take, its reading from end to end included
 * @param probeOutput how much the program that looks into it may say
 * @param webVersionTime how long making the web version of one video may take
 */
@ConfigurationProperties("good-netizen.media")
record MediaProperties(
        @DefaultValue("data/files") Path files,
        @DefaultValue("500MB") DataSize largestUpload,
        @DefaultValue("50MB") DataSize largestFormFile,
        @DefaultValue("20GB") DataSize quotaPerPerson,
        @DefaultValue("50") int unfinishedPerPerson,
        @DefaultValue("7d") Duration keepUnfinished,
        @DefaultValue("100000000") long largestPicture,
        @DefaultValue("20s") Duration drawingTime,
        @DefaultValue("60s") Duration probeTime,
        @DefaultValue("64MB") DataSize probeOutput,
        @DefaultValue("2h") Duration webVersionTime) {

    /** Half uploads lie on the same disk as the files that they become. */
    Path unfinished() {
        return files.resolve("unfinished");
    }
}

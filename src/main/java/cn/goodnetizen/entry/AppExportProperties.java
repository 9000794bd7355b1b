package cn.goodnetizen.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the import of the app's export takes in.
 *
 * @param importFolder a folder on the server where files that a table names may lie as well; empty for none
 * @param importKeep how long an export waits for its import
 * @param importLargestTable the largest table, in a zip or beside it
 * @param importLargestUpload the largest file that is uploaded
 * @param importMostRows rows of one table
 * @param importMostFiles files in one zip
 * @param importMostUnpacked all files of a zip together, unpacked
 * @param importMostRatio how many times larger a file in a zip may become by unpacking it
 */
@ConfigurationProperties("good-netizen.entries")
record AppExportProperties(
        @DefaultValue("") String importFolder,
        @DefaultValue("2d") Duration importKeep,
        @DefaultValue("50MB") DataSize importLargestTable,
        @DefaultValue("500MB") DataSize importLargestUpload,
        @DefaultValue("20000") int importMostRows,
        @DefaultValue("2000") int importMostFiles,
        @DefaultValue("2GB") DataSize importMostUnpacked,
        @DefaultValue("100") int importMostRatio) {

    Optional<Path> folder() {
        return importFolder.isBlank() ? Optional.empty() : Optional.of(Path.of(importFolder));
    }
}

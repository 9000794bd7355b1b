package cn.goodnetizen.media;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The S3-compatible store for files.
 *
 * @param bucket that holds the files; blank for none, then they lie in a folder
 * @param endpoint its address; blank for Amazon's own of the region
 * @param region in which it says it lies
 * @param accessKey of the account that may read and write there
 * @param secretKey of the same
 * @param localCopies how much of it may be kept on this machine for programs that need files
 */
@ConfigurationProperties("good-netizen.media.s3")
record S3Properties(
        @DefaultValue("") String bucket,
        @DefaultValue("") String endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("5GB") DataSize localCopies) {

    boolean wanted() {
        return !bucket.isBlank();
    }

    /** Without the keys, wherever it is written. */
    @Override
    public String toString() {
        return "S3Properties[bucket=" + bucket + ", endpoint=" + endpoint + ", region=" + region + "]";
    }
}

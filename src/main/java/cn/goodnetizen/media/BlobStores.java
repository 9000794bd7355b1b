package cn.goodnetizen.media;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files lie in a folder, unless a bucket is named. */
@Configuration(proxyBeanMethods = false)
class BlobStores {

    @Bean
    BlobStore blobStore(MediaProperties media, S3Properties s3) throws IOException {
        return s3.wanted() ? new S3Blobs(s3, media.files().resolve("copies")) : new FolderBlobs(media.files());
    }
}

package cn.goodnetizen.bulletin;

import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A picture from the store as a browser gets it: shown in the page, never guessed to be anything else. */
final class StoredPicture {

    private StoredPicture() {}

    static ResponseEntity<Resource> shown(String mediaType, Resource content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}

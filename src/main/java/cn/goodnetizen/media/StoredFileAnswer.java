package cn.goodnetizen.media;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Answers a request for a stored file: whole, or the parts that a player or a resumed download asks for. Whoever calls
 * has asked before whether the reader may see the file. Its SHA-256 is its ETag, so that parts are never joined to those
 * of another file.
 */
@Component
public class StoredFileAnswer {

    private final FileStore store;

    StoredFileAnswer(FileStore store) {
        this.store = store;
    }

    /** The file as it came, to be saved under the name it came with. */
    public void attachment(StoredFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.displayName(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answer(store.open(file.storageName()), file.mediaType(), file.sha256(), request, response);
    }

    /** The file to be played in the page: the version that every browser plays, where one was made. */
    public void playback(StoredFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        Resource webVersion = store.open(file.storageName(), FileStore.Made.WEB_VERSION);
        if (webVersion.exists()) {
            answer(webVersion, FileType.MP4.mediaType(), file.sha256() + "-web", request, response);
        } else {
            answer(store.open(file.storageName()), file.mediaType(), file.sha256(), request, response);
        }
    }

    private static void answer(
            Resource content, String mediaType, String tag, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String eTag = "\"" + tag + "\"";
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (new ServletWebRequest(request, response).checkNotModified(eTag)) {
            return;
        }
        MediaType type = MediaType.parseMediaType(mediaType);
        List<ResourceRegion> parts;
        try {
            parts = HttpRange.toResourceRegions(ranges(request, eTag), content);
        } catch (IllegalArgumentException beyondItsEnd) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.contentLength());
            response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
            return;
        }
        if (!parts.isEmpty()) {
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
        }
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            head(content, type, parts, response);
        } else if (parts.isEmpty()) {
            new ResourceHttpMessageConverter().write(content, type, new ServletServerHttpResponse(response));
        } else {
            new ResourceRegionHttpMessageConverter().write(parts, type, new ServletServerHttpResponse(response));
        }
    }

    /** None when the whole file is asked for, or parts of a file that is not this one any more. */
    private static List<HttpRange> ranges(HttpServletRequest request, String eTag) {
        String asked = request.getHeader(HttpHeaders.RANGE);
        String onlyIf = request.getHeader(HttpHeaders.IF_RANGE);
        return asked == null || onlyIf != null && !onlyIf.equals(eTag) ? List.of() : HttpRange.parseRanges(asked);
    }

    /** What GET would say before the content, without reading it. */
    private static void head(Resource content, MediaType type, List<ResourceRegion> parts, HttpServletResponse response)
            throws IOException {
        if (parts.size() > 1) {
            // The length of several parts in one answer is known only when they are written.
            return;
        }
        response.setContentType(type.toString());
        long length = content.contentLength();
        if (parts.isEmpty()) {
            response.setContentLengthLong(length);
        } else {
            ResourceRegion part = parts.getFirst();
            long last = Math.min(part.getPosition() + part.getCount(), length) - 1;
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + part.getPosition() + "-" + last + "/" + length);
            response.setContentLengthLong(last - part.getPosition() + 1);
        }
    }
}

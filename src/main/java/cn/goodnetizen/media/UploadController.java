package cn.goodnetizen.media;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tus 1.0 protocol for resumable uploads (<a href="https://tus.io/protocols/resumable-upload">tus.io</a>): core,
 * creation, creation-with-upload, termination, expiration and checksum. {@code Upload-Metadata} carries {@code purpose}
 * ({@code name:subject}), {@code filename} and, if the client likes, {@code fingerprint}. Whoever changes something sends
 * the session's CSRF token as a header, as for every other request. Refusals come as plain text for the user, in the body
 * and, percent-encoded, in the header {@code Upload-Refused}, because an answer to HEAD has no body.
 */
@RestController
@RequestMapping("/uploads")
class UploadController {

    private static final Logger log = LoggerFactory.getLogger(UploadController.class);

    static final String VERSION = "1.0.0";
    private static final String TUS_RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String PIECE = "application/offset+octet-stream";

    private final UploadIntake uploads;

    UploadController(UploadIntake uploads) {
        this.uploads = uploads;
    }

    @RequestMapping(
            path = {"", "/{id}"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
        return ResponseEntity.noContent()
                .header(TUS_RESUMABLE, VERSION)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum")
                .header("Tus-Checksum-Algorithm", "sha1,sha256,md5")
                .header("Tus-Max-Size", Long.toString(uploads.largest().toBytes()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @RequestHeader(name = "Upload-Length", required = false) String length,
            @RequestHeader(name = "Upload-Metadata", defaultValue = "") String metadata,
            @RequestHeader(name = "Upload-Checksum", required = false) String checksum,
            HttpServletRequest request,
            Authentication account)
            throws IOException {
        requireVersion(version);
        Map<String, String> said = metadata(metadata);
        Upload upload = uploads.create(
                account,
                said.getOrDefault("purpose", ""),
                said.getOrDefault("filename", ""),
                shortened(said.getOrDefault("fingerprint", "")),
                number("Upload-Length", length));
        UploadIntake.Progress progress = new UploadIntake.Progress(upload, 0);
        if (PIECE.equals(request.getContentType())) {
            progress = uploads.append(account, upload.getId(), 0, request.getInputStream(), checksum(checksum));
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(headers(progress))
                .header(HttpHeaders.LOCATION, request.getContextPath() + "/uploads/" + upload.getId())
                .build();
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> offset(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @PathVariable String id,
            Authentication account)
            throws IOException {
        requireVersion(version);
        UploadIntake.Progress progress = uploads.progress(account, id);
        return ResponseEntity.ok()
                .headers(headers(progress))
                .header("Upload-Length", Long.toString(progress.upload().sizeBytes()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> append(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @RequestHeader(name = OFFSET, required = false) String offset,
            @RequestHeader(name = "Upload-Checksum", required = false) String checksum,
            @PathVariable String id,
            HttpServletRequest request,
            Authentication account)
            throws IOException {
        requireVersion(version);
        if (!PIECE.equals(request.getContentType())) {
            throw new UploadProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type 应为 " + PIECE + "。");
        }
        InputStream content = request.getInputStream();
        return ResponseEntity.noContent()
                .headers(headers(uploads.append(account, id, number(OFFSET, offset), content, checksum(checksum))))
                .build();
    }

    /** For clients whose HTTP library has no such method; the protocol asks for it. */
    @PostMapping(path = "/{id}", headers = "X-HTTP-Method-Override=PATCH")
    ResponseEntity<Void> appendByPost(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @RequestHeader(name = OFFSET, required = false) String offset,
            @RequestHeader(name = "Upload-Checksum", required = false) String checksum,
            @PathVariable String id,
            HttpServletRequest request,
            Authentication account)
            throws IOException {
        return append(version, offset, checksum, id, request, account);
    }

    @PostMapping(path = "/{id}", headers = "X-HTTP-Method-Override=DELETE")
    ResponseEntity<Void> terminateByPost(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @PathVariable String id,
            Authentication account)
            throws IOException {
        return terminate(version, id, account);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> terminate(
            @RequestHeader(name = TUS_RESUMABLE, required = false) String version,
            @PathVariable String id,
            Authentication account)
            throws IOException {
        requireVersion(version);
        uploads.terminate(account, id);
        return ResponseEntity.noContent().header(TUS_RESUMABLE, VERSION).build();
    }

    @ExceptionHandler
    ResponseEntity<String> refused(UploadProblem problem) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .header(TUS_RESUMABLE, VERSION)
                .header(
                        "Upload-Refused",
                        URLEncoder.encode(problem.getMessage(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8));
        if (problem.status() == HttpStatus.PRECONDITION_FAILED) {
            answer.header("Tus-Version", VERSION);
        }
        return answer.body(problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<String> refused(FileRefusedException refused) {
        return refused(new UploadProblem(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> away(StoreAwayException away) {
        log.error("an upload waits for the store", away);
        return refused(new UploadProblem(HttpStatus.SERVICE_UNAVAILABLE, "文件存储服务暂时连不上。已传的内容没有丢失，稍后在本页继续即可，不必从头重传。"));
    }

    private static HttpHeaders headers(UploadIntake.Progress progress) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(TUS_RESUMABLE, VERSION);
        headers.set(OFFSET, Long.toString(progress.offset()));
        if (progress.upload().state() == Upload.State.OPEN) {
            headers.set(
                    "Upload-Expires",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            progress.upload().expiresAt().atOffset(ZoneOffset.UTC)));
        }
        return headers;
    }

    private static void requireVersion(String version) {
        if (!VERSION.equals(version)) {
            throw new UploadProblem(HttpStatus.PRECONDITION_FAILED, "只支持 tus " + VERSION + "。");
        }
    }

    private static long number(String header, String value) {
        if (value == null || !value.matches("\\d{1,18}")) {
            throw new UploadProblem(HttpStatus.BAD_REQUEST, header + " 应为字节数。");
        }
        return Long.parseLong(value);
    }

    /** Pairs of a key and a value in Base64, divided by commas. */
    private static Map<String, String> metadata(String header) {
        Map<String, String> said = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            said.put(parts[0], parts.length < 2 ? "" : new String(decoded(parts[1]), StandardCharsets.UTF_8));
        }
        return said;
    }

    private static UploadIntake.Checksum checksum(String header) {
        if (header == null) {
            return null;
        }
        String[] parts = header.strip().split(" ", 2);
        String algorithm =
                switch (parts[0]) {
                    case "sha1" -> "SHA-1";
                    case "sha256" -> "SHA-256";
                    case "md5" -> "MD5";
                    default -> throw new UploadProblem(HttpStatus.BAD_REQUEST, "不支持的校验算法。");
                };
        try {
            return new UploadIntake.Checksum(
                    MessageDigest.getInstance(algorithm), decoded(parts.length < 2 ? "" : parts[1]));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new UploadProblem(HttpStatus.BAD_REQUEST, "应为 Base64 编码。");
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 255));
    }
}

package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The upload as any tus client meets it, over the wire. */
@PortalTest
@TestPropertySource(
        properties = {
            "good-netizen.media.quota-per-person=12MB",
            "good-netizen.media.unfinished-per-person=3",
            "good-netizen.media.web-versions-every=100ms"
        })
class UploadProtocolTest {

    private static final String ME = "hn-edu-001";
    private static final Path FILES = Path.of("target/test-files");

    @LocalServerPort
    private int port;

    @Autowired
    private UploadsInTests feature;

    @Autowired
    private UploadIntake intake;

    @Autowired
    private UploadSweep sweep;

    @Autowired
    private FileRemoval removal;

    @Autowired
    private Uploads uploads;

    @Autowired
    private WebVersions webVersions;

    @Autowired
    private MediaProbe probe;

    @Autowired
    private PortalClock clock;

    private TusClient client;

    @BeforeEach
    void signIn() throws Exception {
        uploads.deleteAll();
        feature.forget();
        clock.set("2023-10-17T09:00:00+08:00");
        client = TusClient.signIn(port, ME);
    }

    @AfterEach
    void signOut() {
        client.close();
    }

    @Test
    void theServerSaysWhatItSpeaks() throws Exception {
        HttpResponse<String> answer = client.send("OPTIONS", "/uploads", BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().map())
                .containsEntry("Tus-Version", List.of("1.0.0"))
                .containsEntry(
                        "Tus-Extension", List.of("creation,creation-with-upload,termination,expiration,checksum"))
                .containsEntry("Tus-Max-Size", List.of("524288000"));
    }

    @Test
    void aFileComesInPiecesAndIsStoredUnderANameOfOursWithItsHash() throws Exception {
        byte[] video = video(3_000_000);
        String upload = client.created(ME, "../../匠心.mp4", video.length);

        assertThat(client.offset(upload)).isZero();
        HttpResponse<String> first = client.patch(upload, 0, Arrays.copyOf(video, 1_000_000));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Upload-Offset")).contains("1000000");
        assertThat(first.headers().firstValue("Upload-Expires")).contains("Tue, 24 Oct 2023 01:00:00 GMT");
        assertThat(client.head(upload).headers().firstValue("Upload-Length")).contains("3000000");
        assertThat(client.head(upload).headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(client.patch(upload, 1_000_000, Arrays.copyOfRange(video, 1_000_000, video.length))
                        .statusCode())
                .isEqualTo(204);

        FileStore.Stored stored = feature.taken().getFirst();
        assertThat(stored.displayName()).isEqualTo("匠心.mp4");
        assertThat(stored.type()).isEqualTo(FileType.MP4);
        assertThat(stored.sha256()).isEqualTo(sha256(video));
        assertThat(FILES.resolve(stored.storageName())).hasBinaryContent(video);
        assertThat(upload).endsWith(stored.storageName());
        assertThat(FILES.resolve("unfinished").resolve(stored.storageName())).doesNotExist();
        assertThat(client.offset(upload)).isEqualTo(video.length);
    }

    @Test
    void somebodyElsesClientUploadsToo() throws Exception {
        byte[] video = video(2_500_000);
        var tus = new io.tus.java.client.TusClient();
        tus.setUploadCreationURL(client.uri("/uploads").toURL());
        tus.setHeaders(Map.of("Cookie", client.cookie(), "X-CSRF-TOKEN", client.csrf()));
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(video));
        upload.setSize(video.length);
        upload.setMetadata(Map.of("filename", "短视频.mp4", "purpose", "test-file:" + ME));

        TusUploader uploader = tus.createUpload(upload);
        uploader.setChunkSize(512 * 1024);
        uploader.setRequestPayloadSize(1024 * 1024);
        while (uploader.uploadChunk() > -1) {
            assertThat(uploader.getOffset()).isPositive();
        }
        uploader.finish();

        assertThat(feature.taken()).extracting(FileStore.Stored::sha256).containsExactly(sha256(video));
    }

    @Test
    void whatCameBeforeTheLineBrokeIsKept() throws Exception {
        byte[] video = video(4_000_000);
        String upload = client.created(ME, "短视频.mp4", video.length);

        try (Socket line = client.begin(upload, 0, video.length, Arrays.copyOf(video, 1_234_567))) {
            await().until(() -> client.offset(upload) == 1_234_567);
            assertThat(client.patch(upload, 1_234_567, new byte[1]).statusCode())
                    .as("a second connection while the first is open")
                    .isEqualTo(423);
            assertThat(line.isConnected()).isTrue();
        }

        await().atMost(Duration.ofSeconds(10))
                .until(() -> client.patch(upload, 1_234_567, Arrays.copyOfRange(video, 1_234_567, video.length))
                                .statusCode()
                        == 204);
        assertThat(feature.taken()).extracting(FileStore.Stored::sha256).containsExactly(sha256(video));
    }

    @Test
    void aWrongOffsetVersionOrTypeChangesNothing() throws Exception {
        String upload = client.created(ME, "短视频.mp4", 1000);

        assertThat(client.patch(upload, 10, new byte[10]).statusCode()).isEqualTo(409);
        assertThat(client.send("PATCH", upload, BodyPublishers.ofByteArray(new byte[10]), "Upload-Offset", "0")
                        .statusCode())
                .isEqualTo(415);
        assertThat(client.patch(upload, 0, new byte[1001]).statusCode()).isEqualTo(413);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> old = http.send(
                    HttpRequest.newBuilder(client.uri(upload))
                            .header("Cookie", client.cookie())
                            .header("Tus-Resumable", "0.2.2")
                            .method("HEAD", BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(old.statusCode()).isEqualTo(412);
            assertThat(old.headers().firstValue("Tus-Version")).contains("1.0.0");
        }
        assertThat(client.offset(upload)).isZero();
    }

    @Test
    void aPieceWithAWrongChecksumIsForgotten() throws Exception {
        byte[] video = video(2000);
        String upload = client.created(ME, "短视频.mp4", video.length);
        byte[] half = Arrays.copyOf(video, 1000);
        client.patch(upload, 0, half);

        byte[] rest = Arrays.copyOfRange(video, 1000, 2000);
        assertThat(client.patch(upload, 1000, rest, "Upload-Checksum", "sha1 " + digest("SHA-1", half))
                        .statusCode())
                .isEqualTo(460);
        assertThat(client.offset(upload)).isEqualTo(1000);
        assertThat(client.patch(upload, 1000, rest, "Upload-Checksum", "crc32 AAAA")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.patch(upload, 1000, rest, "Upload-Checksum", "sha1 " + digest("SHA-1", rest))
                        .statusCode())
                .isEqualTo(204);
        assertThat(feature.taken()).extracting(FileStore.Stored::sha256).containsExactly(sha256(video));
    }

    @Test
    void onlyItsOwnerKnowsOfAnUpload() throws Exception {
        String upload = client.created(ME, "短视频.mp4", 1000);

        try (TusClient stranger = TusClient.signIn(port, "hn-edu-002")) {
            assertThat(stranger.head(upload).statusCode()).isEqualTo(404);
            assertThat(stranger.patch(upload, 0, new byte[10]).statusCode()).isEqualTo(404);
            assertThat(stranger.send("DELETE", upload, BodyPublishers.noBody()).statusCode())
                    .isEqualTo(404);
            assertThat(stranger.create(ME, "短视频.mp4", 1000).statusCode()).isEqualTo(404);
        }
        assertThat(client.create("no-such", "短视频.mp4", 1000).statusCode()).isEqualTo(404);
        assertThat(client.offset(upload)).isZero();
    }

    @Test
    void withoutASignInOrItsTokenNothingIsTaken() throws Exception {
        String upload = client.created(ME, "短视频.mp4", 1000);

        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder patch = HttpRequest.newBuilder(client.uri(upload))
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", BodyPublishers.ofByteArray(new byte[10]));
            assertThat(http.send(patch.build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
            assertThat(http.send(patch.header("Cookie", client.cookie()).build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(client.offset(upload)).isZero();
    }

    @Test
    void theContentDecidesWhateverTheNameSays() throws Exception {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        String upload = client.created(ME, "短视频.mp4", page.length);

        HttpResponse<String> answer = client.patch(upload, 0, page);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("文件“短视频.mp4”的内容类型为 text/html，可接受：PDF、PNG 图片、MP4 视频。");
        assertThat(client.head(upload).statusCode()).isEqualTo(422);
        assertThat(client.head(upload).headers().firstValue("Upload-Refused")).isPresent();
        assertThat(feature.taken()).isEmpty();
        assertThat(FILES.resolve(id(upload))).doesNotExist();
        assertThat(FILES.resolve("unfinished").resolve(id(upload))).doesNotExist();
    }

    @Test
    void sizeQuotaAndNumberAreSaidBeforeTheFirstByte() throws Exception {
        assertThat(client.create(ME, "长片.mp4", 9 << 20).body()).isEqualTo("文件“长片.mp4”有 9.0 MB，超过 8 MB 的上限。");
        assertThat(client.create(ME, "空.mp4", 0).body()).isEqualTo("文件“空.mp4”是空的（0 字节）。");
        assertThat(client.send("POST", "/uploads", BodyPublishers.noBody()).statusCode())
                .isEqualTo(400);

        client.created(ME, "一.mp4", 7 << 20);
        HttpResponse<String> full = client.create(ME, "二.mp4", 6 << 20);
        assertThat(full.statusCode()).isEqualTo(413);
        assertThat(full.body()).isEqualTo("本账号的空间上限为 12 MB，已用 7.0 MB，放不下“二.mp4”（6.0 MB）；请先移除不用的文件。");
        client.created(ME, "三.mp4", 10);
        client.created(ME, "四.mp4", 10);
        assertThat(client.create(ME, "五.mp4", 10).statusCode()).isEqualTo(429);
    }

    @Test
    void aDiscardedFileGivesItsRoomBack() throws Exception {
        byte[] video = video(7 << 20);
        String upload = client.created(ME, "一.mp4", video.length);
        client.patch(upload, 0, video);
        assertThat(client.create(ME, "二.mp4", 6 << 20).statusCode()).isEqualTo(413);

        removal.release(id(upload));

        assertThat(FILES.resolve(id(upload))).doesNotExist();
        assertThat(client.create(ME, "二.mp4", 6 << 20).statusCode()).isEqualTo(201);
    }

    @Test
    void whatBrowsersDoNotPlayBecomesPlayableInTheBackgroundAndIsForgottenWithItsFile() throws Exception {
        byte[] video = Files.readAllBytes(TestMedia.video("old-codec.mp4", "320x180", 1, "-c:v", "mpeg4"));
        String upload = client.created(ME, "老视频.mp4", video.length);
        client.patch(upload, 0, video);
        String name = id(upload);

        await().until(() -> webVersions
                .standing(name)
                .filter(standing -> standing.state() == WebVersions.State.READY)
                .isPresent());
        assertThat(FILES.resolve(name + ".web")).exists();
        assertThat(probe.known(name)).isPresent();

        removal.release(name);

        assertThat(webVersions.standing(name)).isEmpty();
        assertThat(probe.known(name)).isEmpty();
        assertThat(FILES.resolve(name + ".web")).doesNotExist();
    }

    @Test
    void anUploadIsEndedByItsOwner() throws Exception {
        String upload = client.created(ME, "短视频.mp4", 1000);
        client.patch(upload, 0, new byte[10]);

        // As a client asks whose HTTP library knows neither DELETE nor PATCH.
        assertThat(client.send("POST", upload, BodyPublishers.noBody(), "X-HTTP-Method-Override", "DELETE")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.head(upload).statusCode()).isEqualTo(404);
        assertThat(FILES.resolve("unfinished").resolve(id(upload))).doesNotExist();
    }

    @Test
    void halfUploadsAreSweptWhenTheirTimeIsOver() throws Exception {
        String left = client.created(ME, "放弃.mp4", 1000);
        client.patch(left, 0, new byte[10]);
        clock.set("2023-10-20T09:00:00+08:00");
        String goingOn = client.created(ME, "还在传.mp4", 1000);
        intake.sweep();
        assertThat(client.offset(left)).isEqualTo(10);

        clock.set("2023-10-24T09:00:01+08:00");
        assertThat(client.head(left).statusCode()).isEqualTo(410);
        intake.sweep();

        assertThat(client.head(left).statusCode()).isEqualTo(404);
        assertThat(FILES.resolve("unfinished").resolve(id(left))).doesNotExist();
        assertThat(client.offset(goingOn)).isZero();
    }

    @Test
    void whatADeadServerLeftOfAFormIsSweptWhenItsTimeIsOver() throws Exception {
        Path old = left("upload", ".part", "2023-10-10T08:59:59+08:00");
        Path drawing = left("thumbnail", ".jpg", "2023-10-10T08:59:59+08:00");
        Path fresh = left("upload", ".part", "2023-10-10T09:00:01+08:00");
        Path kept = left("kept", "", "2023-01-01T00:00:00+08:00");

        sweep.sweep();

        assertThat(old).doesNotExist();
        assertThat(drawing).doesNotExist();
        assertThat(fresh).exists();
        assertThat(kept).exists();
        Files.delete(fresh);
        Files.delete(kept);
    }

    private static Path left(String prefix, String suffix, String writtenAt) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(FILES), prefix, suffix);
        return Files.setLastModifiedTime(
                file, FileTime.from(OffsetDateTime.parse(writtenAt).toInstant()));
    }

    @Test
    void whatWasCompleteWhenTheServerDiedIsEndedByWhoeverAsksNext() throws Exception {
        byte[] asked = video(3000);
        byte[] swept = video(4000);
        byte[] moved = video(5000);
        String first = client.created(ME, "一.mp4", asked.length);
        String second = client.created(ME, "二.mp4", swept.length);
        String third = client.created(ME, "三.mp4", moved.length);
        Files.write(FILES.resolve("unfinished").resolve(id(first)), asked);
        Files.write(FILES.resolve("unfinished").resolve(id(second)), swept);
        Files.write(FILES.resolve("unfinished").resolve(id(third)), moved);
        Files.move(FILES.resolve("unfinished").resolve(id(third)), FILES.resolve(id(third)));

        assertThat(client.offset(first)).isEqualTo(asked.length);
        intake.sweep();

        assertThat(feature.taken())
                .extracting(FileStore.Stored::sha256)
                .containsExactlyInAnyOrder(sha256(asked), sha256(swept), sha256(moved));
        assertThat(FILES.resolve(id(third))).hasBinaryContent(moved);
        assertThat(FILES.resolve("unfinished").resolve(id(second))).doesNotExist();
    }

    @Test
    void theSameContentOnceMoreLeavesNothingBehind() throws Exception {
        byte[] video = video(3000);
        client.patch(client.created(ME, "一.mp4", video.length), 0, video);
        String again = client.created(ME, "又一.mp4", video.length);

        assertThat(client.patch(again, 0, video).statusCode()).isEqualTo(204);

        assertThat(feature.taken()).hasSize(1);
        assertThat(client.offset(again)).isEqualTo(video.length);
        assertThat(FILES.resolve(id(again))).doesNotExist();
        assertThat(FILES.resolve(feature.taken().getFirst().storageName())).exists();
    }

    @Test
    void aCreationMayCarryTheFirstPiece() throws Exception {
        byte[] video = video(3000);

        HttpResponse<String> answer = client.send(
                "POST",
                "/uploads",
                BodyPublishers.ofByteArray(Arrays.copyOf(video, 1000)),
                "Upload-Length",
                "3000",
                "Upload-Metadata",
                TusClient.metadata(ME, "短视频.mp4"),
                "Content-Type",
                "application/offset+octet-stream");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Upload-Offset")).contains("1000");
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    /** An MP4 by its first box, noise behind. */
    static byte[] video(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] head = "\0\0\0\030ftypisom\0\0\002\0isommp41".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static String digest(String algorithm, byte[] content) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(content));
    }
}

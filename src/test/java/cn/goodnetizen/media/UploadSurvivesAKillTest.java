package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.local.S3Server;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server in a process of its own is killed in the middle of an upload, started again, and given the rest. */
class UploadSurvivesAKillTest {

    private static final String ME = "hn-edu-001";

    /** What lives for seconds starts sooner with less of a compiler. */
    private final KillableServer server = new KillableServer("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingThatWasWrittenIsSentTwiceAndTheHashIsRight() throws Exception {
        byte[] video = UploadProtocolTest.video(7_000_000);
        String upload;
        server.start();
        try (TusClient client = TusClient.signIn(server.port(), ME)) {
            upload = client.created(ME, "匠心.mp4", video.length);
            client.patch(upload, 0, Arrays.copyOf(video, 1_000_000));
            try (Socket line =
                    client.begin(upload, 1_000_000, 6_000_000, Arrays.copyOfRange(video, 1_000_000, 4_500_000))) {
                await().atMost(Duration.ofSeconds(20)).until(() -> client.offset(upload) > 2_000_000);
                server.kill();
                assertThat(line.isConnected()).isTrue();
            }
        }

        server.start();
        try (TusClient client = TusClient.signIn(server.port(), ME)) {
            int offset = (int) client.offset(upload);
            assertThat(offset).isBetween(2_000_001, 4_500_000);
            assertThat(client.patch(upload, offset, Arrays.copyOfRange(video, offset, video.length))
                            .statusCode())
                    .isEqualTo(204);
        }

        Path stored = KillableServer.FILES.resolve(name(upload));
        assertThat(stored).hasBinaryContent(video);
        assertThat(Files.readString(KillableServer.FILES.resolve("taken"))).isEqualTo(UploadProtocolTest.sha256(video));
    }

    /** Received is not yet stored: with the store away and the server killed after that, the file is still there. */
    @Test
    void whatAnS3StoreDidNotTakeIsTakenWhenItIsBack(@TempDir Path folder) throws Exception {
        byte[] video = UploadProtocolTest.video(9_000_000);
        try (S3Server s3 = new S3Server(folder);
                KillableServer keepsInS3 = new KillableServer(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dgood-netizen.media.s3.bucket=" + S3Server.BUCKET,
                        "-Dgood-netizen.media.s3.endpoint=" + s3.endpoint(),
                        "-Dgood-netizen.media.s3.access-key=" + S3Server.ACCESS_KEY,
                        "-Dgood-netizen.media.s3.secret-key=" + S3Server.SECRET_KEY)) {
            String upload;
            keepsInS3.start();
            try (TusClient client = TusClient.signIn(keepsInS3.port(), ME)) {
                upload = client.created(ME, "匠心.mp4", video.length);
                HttpResponse<String> answer = client.patch(upload, 0, video);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("已传的内容没有丢失");
            }
            keepsInS3.kill();

            s3.start();
            keepsInS3.start();
            try (TusClient client = TusClient.signIn(keepsInS3.port(), ME)) {
                assertThat(client.offset(upload)).isEqualTo(video.length);
            }
            assertThat(s3.object(name(upload))).hasBinaryContent(video);
            assertThat(KillableServer.FILES.resolve(name(upload))).doesNotExist();
            assertThat(KillableServer.FILES.resolve("unfinished").resolve(name(upload)))
                    .doesNotExist();
            assertThat(Files.readString(KillableServer.FILES.resolve("taken")))
                    .isEqualTo(UploadProtocolTest.sha256(video));
        }
    }

    private static String name(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }
}

package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.local.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** What every place for files does, a folder and a real S3-compatible store alike. */
class BlobStoreTest {

    enum Place {
        FOLDER,
        S3
    }

    @TempDir
    private static Path folder;

    private static S3Server server;
    private static FolderBlobs inFolder;
    private static S3Blobs inS3;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(Files.createDirectories(folder.resolve("s3")));
        server.start();
        inFolder = new FolderBlobs(Files.createDirectories(folder.resolve("files")));
        inS3 = new S3Blobs(properties(DataSize.ofMegabytes(100)), folder.resolve("copies"));
    }

    @AfterAll
    static void stop() {
        inS3.close();
        server.close();
    }

    private static S3Properties properties(DataSize copies) {
        return new S3Properties(
                S3Server.BUCKET, server.endpoint(), "us-east-1", S3Server.ACCESS_KEY, S3Server.SECRET_KEY, copies);
    }

    private static BlobStore at(Place place) {
        return place == Place.FOLDER ? inFolder : inS3;
    }

    private static Path received(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "received", ""), content);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPutIsReadAndLeavesItsPlace(Place place) throws IOException {
        byte[] content = UploadProtocolTest.video(100_000);
        Path received = received(content);

        at(place).put(received, "put");

        assertThat(received).doesNotExist();
        Resource stored = at(place).open("put");
        assertThat(stored.exists()).isTrue();
        assertThat(stored.contentLength()).isEqualTo(100_000);
        assertThat(stored.getContentAsByteArray()).isEqualTo(content);
        assertThat(at(place).<byte[]>onDisk("put", Files::readAllBytes)).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void anythingIsReadFromAnyPlaceOn(Place place) throws IOException {
        byte[] content = UploadProtocolTest.video(9 << 20);
        at(place).put(received(content), "ranges");

        for (int from : new int[] {0, 1, (8 << 20) - 1, 8 << 20, 9_000_000, content.length - 1}) {
            try (InputStream in = at(place).open("ranges").getInputStream()) {
                in.skipNBytes(from);
                byte[] expected = Arrays.copyOfRange(content, from, Math.min(content.length, from + 100_000));
                assertThat(in.readNBytes(100_000)).isEqualTo(expected);
                in.skipNBytes(Math.max(0, Math.min(10, content.length - from - 100_000)));
            }
        }
        try (InputStream in = at(place).open("ranges").getInputStream()) {
            assertThat(in.skip(Long.MAX_VALUE)).isGreaterThanOrEqualTo(content.length);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlayerGetsItsPart(Place place) throws IOException {
        byte[] content = UploadProtocolTest.video(100_000);
        at(place).put(received(content), "played");
        StoredFileAnswer answer =
                new StoredFileAnswer(new FileStore(TestMedia.properties(folder.resolve("files")), at(place)));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/playback");
        request.addHeader("Range", "bytes=90000-90099");
        MockHttpServletResponse response = new MockHttpServletResponse();

        answer.playback(new StoredFile("片.mp4", "video/mp4", "ab".repeat(32), "played"), request, response);

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes 90000-90099/100000");
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(content, 90_000, 90_100));
    }

    /** Three parts at S3. */
    @ParameterizedTest
    @EnumSource
    void aLargeFileComesBackAsItWas(Place place) throws IOException {
        byte[] content = UploadProtocolTest.video((16 << 20) + 7);

        at(place).put(received(content), "large");

        assertThat(at(place).open("large").getContentAsByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @EnumSource
    void puttingAgainTakesThePlaceOfWhatWasThere(Place place) throws IOException {
        at(place).put(received(new byte[] {1}), "again");
        at(place).put(received(new byte[] {2, 3}), "again");

        assertThat(at(place).open("again").getContentAsByteArray()).containsExactly(2, 3);
        assertThat(at(place).<byte[]>onDisk("again", Files::readAllBytes)).containsExactly(2, 3);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsSaidSo(Place place) {
        assertThat(at(place).open("nothing").exists()).isFalse();
        assertThatThrownBy(() -> at(place).open("nothing").getInputStream()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> at(place).onDisk("nothing", Files::readAllBytes))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedIsGoneAndMayBeDeletedAgain(Place place) throws IOException {
        at(place).put(received(new byte[10]), "deleted");

        at(place).delete("deleted");
        at(place).delete("deleted");

        assertThat(at(place).open("deleted").exists()).isFalse();
        assertThatThrownBy(() -> at(place).onDisk("deleted", Files::readAllBytes))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void copiesOfWhatLiesElsewhereAreBounded() throws IOException {
        Path copies = folder.resolve("few-copies");
        try (S3Blobs few = new S3Blobs(properties(DataSize.ofBytes(25)), copies)) {
            for (String name : new String[] {"one", "two", "three"}) {
                few.put(received(name.repeat(10).substring(0, 10).getBytes()), name);
            }
            assertThat(copies).isDirectoryNotContaining("glob:**/one").isDirectoryContaining("glob:**/three");

            few.onDisk("one", one -> {
                few.onDisk("two", Files::readAllBytes);
                few.onDisk("three", Files::readAllBytes);
                few.onDisk("two", Files::readAllBytes);
                assertThat(one).as("in use").hasContent("oneoneoneo");
                return null;
            });
            try (var left = Files.list(copies)) {
                assertThat(left).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    /** As a server that was killed between two parts leaves them. */
    @Test
    void partsThatBelongToNoFileGoWithTheNextAttempt() throws IOException {
        byte[] content = UploadProtocolTest.video(9 << 20);
        try (S3Client s3 = S3Blobs.client(properties(DataSize.ofMegabytes(1)))) {
            s3.createMultipartUpload(create -> create.bucket(S3Server.BUCKET).key("killed"));

            inS3.put(received(content), "killed");

            assertThat(s3.listMultipartUploads(list -> list.bucket(S3Server.BUCKET))
                            .uploads())
                    .isEmpty();
        }
        assertThat(inS3.open("killed").getContentAsByteArray()).isEqualTo(content);
    }

    @Test
    void aStoreThatIsAwayTakesNothingAndLosesNothing() throws IOException {
        byte[] content = UploadProtocolTest.video(9 << 20);
        Path received = received(content);
        server.close();
        try {
            assertThatThrownBy(() -> inS3.put(received, "late")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> inS3.open("late").exists()).isInstanceOf(UncheckedIOException.class);
        } finally {
            server.start();
        }
        assertThat(received).hasBinaryContent(content);

        inS3.put(received, "late");

        assertThat(inS3.open("late").getContentAsByteArray()).isEqualTo(content);
    }

    @Test
    void keysAreNeitherMissingNorShown() {
        assertThat(properties(DataSize.ofBytes(1)).toString()).doesNotContain(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
        S3Properties keyless = new S3Properties(S3Server.BUCKET, "", "us-east-1", "", "", DataSize.ofBytes(1));
        assertThatThrownBy(() -> new S3Blobs(keyless, folder)).hasMessageContaining("S3_ACCESS_KEY");
    }
}

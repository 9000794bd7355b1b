package cn.goodnetizen.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Stored files in an S3-compatible store. Large ones go there in parts, each tried again when it fails; reading asks for
 * ranges, and programs that need a file get a copy on this machine.
 */
final class S3Blobs implements BlobStore, AutoCloseable {

    /** A part at a time: what is sent again when the line breaks, and more than the 5 MB that S3 asks for. */
    private static final long PART = 8L << 20;

    private static final int ATTEMPTS = 5;

    private final S3Client s3;
    private final String bucket;
    private final LocalCopies copies;

    S3Blobs(S3Properties properties, Path copies) throws IOException {
        if (properties.accessKey().isBlank() || properties.secretKey().isBlank()) {
            throw new IllegalStateException("S3_BUCKET 已设置，还缺 S3_ACCESS_KEY 或 S3_SECRET_KEY。");
        }
        this.s3 = client(properties);
        this.bucket = properties.bucket();
        this.copies = new LocalCopies(copies, properties.localCopies());
    }

    static S3Client client(S3Properties properties) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(properties.accessKey(), properties.secretKey())))
                .forcePathStyle(true)
                // The checksums that Amazon has added since are unknown to many a compatible store.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(60)))
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(ATTEMPTS)));
        if (!properties.endpoint().isBlank()) {
            client.endpointOverride(URI.create(properties.endpoint()));
        }
        return client.build();
    }

    @Override
    public void put(Path received, String name) throws IOException {
        long size = Files.size(received);
        try {
            if (size <= PART) {
                s3.putObject(put -> put.bucket(bucket).key(name), RequestBody.fromFile(received));
            } else {
                putInParts(received, name, size);
            }
        } catch (SdkException e) {
            throw failed("did not take in", name, e);
        }
        copies.adopt(received, name);
    }

    private void putInParts(Path received, String name, long size) {
        abandonEarlierAttempts(name);
        String upload = s3.createMultipartUpload(create -> create.bucket(bucket).key(name))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (long from = 0; from < size; from += PART) {
            int number = parts.size() + 1;
            String tag = s3.uploadPart(
                            part -> part.bucket(bucket)
                                    .key(name)
                                    .uploadId(upload)
                                    .partNumber(number),
                            part(received, from, Math.min(PART, size - from)))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }
        s3.completeMultipartUpload(complete ->
                complete.bucket(bucket).key(name).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    /** Parts of an attempt that a kill or the line ended are paid for and belong to no file. */
    private void abandonEarlierAttempts(String name) {
        for (MultipartUpload earlier : s3.listMultipartUploads(
                        list -> list.bucket(bucket).prefix(name))
                .uploads()) {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(earlier.key()).uploadId(earlier.uploadId()));
        }
    }

    /** Opened anew for every attempt. */
    private static RequestBody part(Path file, long from, long length) {
        return RequestBody.fromContentProvider(
                () -> {
                    try {
                        InputStream rest =
                                Channels.newInputStream(FileChannel.open(file).position(from));
                        return new FirstBytes(rest, length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                length,
                "application/octet-stream");
    }

    /** As much of a stream as belongs to one part. */
    private static final class FirstBytes extends FilterInputStream {

        private long left;

        private FirstBytes(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    @Override
    public Resource open(String name) {
        return new S3Resource(s3, bucket, name);
    }

    @Override
    public <T> T onDisk(String name, Use<T> use) throws IOException {
        return copies.lend(name, copy -> fetch(name, copy), use);
    }

    private void fetch(String name, Path copy) throws IOException {
        Files.deleteIfExists(copy);
        try {
            s3.getObject(get -> get.bucket(bucket).key(name), copy);
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(name);
        } catch (SdkException e) {
            throw failed("did not give", name, e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw failed("did not delete", name, e);
        }
        copies.forget(name);
    }

    static StoreAwayException failed(String what, String name, SdkException cause) {
        return new StoreAwayException("the S3 store " + what + " " + name, cause);
    }

    @Override
    public void close() {
        s3.close();
    }
}

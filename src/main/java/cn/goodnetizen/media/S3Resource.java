package cn.goodnetizen.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.AbstractResource;
import org.springframework.lang.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A file in an S3-compatible store, read in ranges as they are needed. */
final class S3Resource extends AbstractResource {

    /** So much is asked for at once: what a player that goes away has cost at most. */
    private static final long RANGE = 8L << 20;

    private final S3Client s3;
    private final String bucket;
    private final String name;

    @Nullable
    private Long length;

    S3Resource(S3Client s3, String bucket, String name) {
        this.s3 = s3;
        this.bucket = bucket;
        this.name = name;
    }

    @Override
    public boolean exists() {
        try {
            contentLength();
            return true;
        } catch (FileNotFoundException e) {
            return false;
        } catch (IOException e) {
            // Not: it is not there. Whoever asks would take that for an answer and act on it.
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long contentLength() throws IOException {
        if (length == null) {
            try {
                length = s3.headObject(head -> head.bucket(bucket).key(name)).contentLength();
            } catch (NoSuchKeyException e) {
                throw new FileNotFoundException(getDescription());
            } catch (SdkException e) {
                throw S3Blobs.failed("did not say the length of", name, e);
            }
        }
        return length;
    }

    @Override
    public String getDescription() {
        return "S3 object " + name;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Ranges(contentLength());
    }

    /** What is skipped is never asked for. */
    private final class Ranges extends InputStream {

        private final long end;
        private long position;
        private long rangeEnd;

        @Nullable
        private ResponseInputStream<GetObjectResponse> range;

        private Ranges(long end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position == end) {
                return -1;
            }
            int read = open().read(buffer, offset, (int) Math.min(length, rangeEnd - position));
            if (read < 0) {
                throw new IOException(getDescription() + " ended at " + position + " of " + end);
            }
            position += read;
            if (position == rangeEnd) {
                range.close();
                range = null;
            }
            return read;
        }

        private ResponseInputStream<GetObjectResponse> open() throws IOException {
            if (range == null) {
                rangeEnd = Math.min(end, position + RANGE);
                try {
                    range = s3.getObject(
                            get -> get.bucket(bucket).key(name).range("bytes=" + position + "-" + (rangeEnd - 1)));
                } catch (SdkException e) {
                    throw S3Blobs.failed("did not give", name, e);
                }
            }
            return range;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, end - position);
            close();
            position += skipped;
            return skipped;
        }

        /** What is still on its way of a range is not waited for. */
        @Override
        public void close() {
            if (range != null) {
                range.abort();
                range = null;
            }
        }
    }
}

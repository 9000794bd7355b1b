package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * The one way by which large files come in, in pieces (the tus protocol) or inside a form: the same checks, the same
 * quota, the same end. A piece goes straight to the disk through one small buffer while its SHA-256 is computed; the
 * length of the file on disk is how far an upload is, so that a killed server loses nothing that it had written. What is
 * complete is moved into the {@link FileStore}, never copied.
 */
@Component
public class UploadIntake {

    private static final Logger log = LoggerFactory.getLogger(UploadIntake.class);
    private static final int BUFFER = 1 << 16;
    private static final Set<Upload.State> IN_STORE_OR_ON_ITS_WAY = EnumSet.of(Upload.State.OPEN, Upload.State.DONE);

    private final Uploads uploads;
    private final FileStore store;
    private final ObjectProvider<UploadPurpose> purposes;
    private final MediaProperties properties;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, RunningDigest> digests = new ConcurrentHashMap<>();

    UploadIntake(
            Uploads uploads,
            FileStore store,
            ObjectProvider<UploadPurpose> purposes,
            MediaProperties properties,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.uploads = uploads;
        this.store = store;
        this.purposes = purposes;
        this.properties = properties;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The uploads of an account that wait for their rest, the oldest first. */
    public List<UnfinishedUpload> unfinished(String accountName, String purposeName, String subject) {
        return uploads
                .findByOwnerNameAndPurposeAndSubjectAndStateOrderByCreatedAt(
                        accountName, purposeName, subject, Upload.State.OPEN)
                .stream()
                .map(upload -> new UnfinishedUpload(
                        upload.getId(),
                        upload.fileName(),
                        upload.fingerprint(),
                        upload.sizeBytes(),
                        received(upload),
                        upload.expiresAt()))
                .toList();
    }

    /** When the upload of a stored file began; empty for a file that came another way. */
    public Optional<Instant> begunAt(String storageName) {
        return uploads.findById(storageName).map(Upload::createdAt);
    }

    /**
     * Takes a file that came whole, inside a form.
     *
     * @throws FileRefusedException in words for the user
     */
    public void receive(
            Authentication account, String purposeName, String subject, String fileName, InputStream content)
            throws IOException {
        UploadPurpose purpose = allowed(account, purposeName, subject);
        FileIntake intake = purpose.intake(subject);
        DataSize largest = smaller(intake.largest(), properties.largestFormFile());
        // Before the first byte is taken: a feature may ask when an upload began.
        Instant begun = clock.instant();
        FileStore.Stored stored = store.store(fileName, content, new FileIntake(intake.types(), largest));
        String id = stored.storageName();
        busy.add(id);
        boolean kept = false;
        try {
            Upload upload = reserve(
                    () -> row(id, account.getName(), purpose, subject, fileName, "", stored.sizeBytes(), begun));
            kept = end(upload, purpose, stored);
        } finally {
            if (!kept) {
                store.delete(id);
                uploads.deleteById(id);
            }
            busy.remove(id);
        }
    }

    DataSize largest() {
        return properties.largestUpload();
    }

    /** @param purposeAndSubject {@code name:subject} */
    Upload create(Authentication account, String purposeAndSubject, String fileName, String fingerprint, long sizeBytes)
            throws IOException {
        int colon = purposeAndSubject.indexOf(':');
        if (colon < 0) {
            throw new UploadProblem(HttpStatus.BAD_REQUEST, "上传缺少用途（Upload-Metadata 的 purpose）。");
        }
        String subject = purposeAndSubject.substring(colon + 1);
        UploadPurpose purpose = allowed(account, purposeAndSubject.substring(0, colon), subject);
        DataSize largest = smaller(purpose.intake(subject).largest(), properties.largestUpload());
        if (sizeBytes == 0) {
            throw new FileRefusedException("文件“" + fileName + "”是空的（0 字节）。");
        }
        if (sizeBytes > largest.toBytes()) {
            throw new UploadProblem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "文件“" + fileName + "”有 " + megabytes(sizeBytes) + " MB，超过 " + largest.toMegabytes() + " MB 的上限。");
        }
        Upload upload = reserve(() -> row(
                UUID.randomUUID().toString(),
                account.getName(),
                purpose,
                subject,
                fileName,
                fingerprint,
                sizeBytes,
                clock.instant()));
        // From the first moment on, so that no store need be asked how far it is.
        Files.createDirectories(properties.unfinished());
        Files.createFile(part(upload.getId()));
        return upload;
    }

    /** One at a time, so that two uploads that begin at once do not both fit into the same room. */
    private synchronized Upload reserve(Supplier<Upload> row) {
        Upload upload = row.get();
        String owner = upload.ownerName();
        long taken = uploads.bytesOf(owner, IN_STORE_OR_ON_ITS_WAY);
        if (taken + upload.sizeBytes() > properties.quotaPerPerson().toBytes()) {
            throw new UploadProblem(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "本账号的空间上限为 " + properties.quotaPerPerson().toMegabytes() + " MB，已用 " + megabytes(taken) + " MB，放不下“"
                            + upload.fileName() + "”（" + megabytes(upload.sizeBytes()) + " MB）；请先移除不用的文件。");
        }
        if (uploads.countByOwnerNameAndState(owner, Upload.State.OPEN) >= properties.unfinishedPerPerson()) {
            throw new UploadProblem(
                    HttpStatus.TOO_MANY_REQUESTS, "同时未传完的文件最多 " + properties.unfinishedPerPerson() + " 个；请先传完或取消一些。");
        }
        return uploads.save(upload);
    }

    private Upload row(
            String id,
            String owner,
            UploadPurpose purpose,
            String subject,
            String fileName,
            String fingerprint,
            long sizeBytes,
            Instant begun) {
        return new Upload(
                id,
                owner,
                purpose.name(),
                subject,
                FileStore.displayName(fileName),
                fingerprint,
                sizeBytes,
                begun,
                begun.plus(properties.keepUnfinished()));
    }

    private UploadPurpose allowed(Authentication account, String purposeName, String subject) {
        return purpose(purposeName)
                .filter(purpose -> subject.length() <= 64 && purpose.allows(account, subject))
                .orElseThrow(UploadIntake::unknown);
    }

    private Optional<UploadPurpose> purpose(String name) {
        return purposes.stream().filter(purpose -> purpose.name().equals(name)).findFirst();
    }

    private static UploadProblem unknown() {
        return new UploadProblem(HttpStatus.NOT_FOUND, "没有这个上传。");
    }

    /**
     * The upload with how far it is. What is all here but was not ended, because the server was killed in between, is
     * ended now.
     *
     * @throws UploadProblem when it is not this account's, was swept or refused
     */
    Progress progress(Authentication account, String id) throws IOException {
        Upload upload = own(account, id);
        if (upload.state() == Upload.State.OPEN && received(upload) == upload.sizeBytes()) {
            return exclusively(id, () -> {
                Upload complete = own(account, id);
                if (complete.state() == Upload.State.OPEN) {
                    finish(complete);
                }
                return progress(complete);
            });
        }
        return progress(upload);
    }

    private Progress progress(Upload upload) {
        return new Progress(upload, upload.state() == Upload.State.OPEN ? received(upload) : upload.sizeBytes());
    }

    /**
     * Appends a piece. What came before the client went away is kept, unless it came with a checksum.
     *
     * @param offset where the client believes the upload to be
     * @param checksum of the piece; null for none
     */
    Progress append(Authentication account, String id, long offset, InputStream content, Checksum checksum)
            throws IOException {
        return exclusively(id, () -> {
            Upload upload = own(account, id);
            long from = progress(upload).offset();
            if (offset != from) {
                throw new UploadProblem(HttpStatus.CONFLICT, "续传位置 " + offset + " 与服务器上的 " + from + " 不一致。");
            }
            if (upload.state() != Upload.State.OPEN) {
                return progress(upload);
            }
            write(upload, from, content, checksum);
            upload.waitUntil(clock.instant().plus(properties.keepUnfinished()));
            if (received(upload) == upload.sizeBytes()) {
                finish(upload);
            } else {
                uploads.save(upload);
            }
            return progress(upload);
        });
    }

    private void write(Upload upload, long from, InputStream content, Checksum checksum) throws IOException {
        Path part = part(upload.getId());
        RunningDigest running = digests.compute(
                upload.getId(), (id, found) -> from == 0 || found == null || found.position != from ? null : found);
        if (running == null && from == 0) {
            running = new RunningDigest(Sha256.digest());
            digests.put(upload.getId(), running);
        }
        boolean sound;
        try {
            sound = pour(content, part, upload.sizeBytes() - from, running, checksum);
        } catch (IOException | UploadProblem e) {
            // What was hashed is no longer what was written: the hash is taken of the file, at the end.
            digests.remove(upload.getId());
            throw e;
        }
        if (!sound) {
            digests.remove(upload.getId());
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.truncate(from);
            }
            throw new UploadProblem(UploadProblem.CHECKSUM_MISMATCH, "这一段的校验值不符，请重传这一段。");
        }
    }

    /** @return false when the piece does not have the checksum that came with it */
    private static boolean pour(InputStream content, Path part, long room, RunningDigest running, Checksum checksum)
            throws IOException {
        List<MessageDigest> digests = Stream.of(
                        Optional.ofNullable(running).map(hash -> hash.digest),
                        Optional.ofNullable(checksum).map(Checksum::digest))
                .flatMap(Optional::stream)
                .toList();
        boolean whole;
        long received;
        try (AppendingFile out = new AppendingFile(part);
                HashBeside hash = new HashBeside(digests)) {
            whole = pour(content, out, room, hash);
            received = out.written();
        }
        if (running != null) {
            running.position += received;
        }
        return checksum == null || whole && checksum.holds();
    }

    /** @return false when the client went away in the middle of it */
    private static boolean pour(InputStream content, AppendingFile out, long room, HashBeside hash) throws IOException {
        while (true) {
            ByteBuffer piece = hash.buffer();
            int read;
            try {
                read = whatIsHere(content, piece.array());
            } catch (IOException e) {
                log.debug("an upload was broken off by its client", e);
                return false;
            }
            if (read < 0) {
                return true;
            }
            if (out.written() + read > room) {
                throw new UploadProblem(HttpStatus.PAYLOAD_TOO_LARGE, "收到的内容多于创建上传时说明的大小。");
            }
            out.write(piece.limit(read).duplicate());
            hash.hash(piece);
        }
    }

    /** Waits for the first byte only: the connection gives a few kilobytes at a time, too little for each to be written. */
    private static int whatIsHere(InputStream content, byte[] buffer) throws IOException {
        int length = content.read(buffer);
        while (length > 0 && length < buffer.length && content.available() > 0) {
            int more = content.read(buffer, length, buffer.length - length);
            if (more < 0) {
                break;
            }
            length += more;
        }
        return length;
    }

    /** Ends an upload that is all here: it becomes a stored file of its feature, or is refused with a reason. */
    private void finish(Upload upload) throws IOException {
        UploadPurpose purpose = purpose(upload.purpose()).orElseThrow(UploadIntake::unknown);
        try {
            FileStore.Stored stored = store.adopt(
                    upload.fileName(),
                    part(upload.getId()),
                    upload.getId(),
                    sha256(upload),
                    purpose.intake(upload.subject()));
            if (!end(upload, purpose, stored)) {
                store.delete(upload.getId());
            }
        } catch (FileRefusedException refused) {
            Files.deleteIfExists(part(upload.getId()));
            store.delete(upload.getId());
            upload.refuse(refused.getMessage());
            uploads.save(upload);
            throw refusal(upload);
        } finally {
            digests.remove(upload.getId());
        }
    }

    /** @return whether the feature keeps the file */
    private boolean end(Upload upload, UploadPurpose purpose, FileStore.Stored stored) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean kept = purpose.take(upload.subject(), stored, upload.ownerName());
            upload.end(kept ? Upload.State.DONE : Upload.State.DUPLICATE);
            uploads.save(upload);
            if (kept) {
                events.publishEvent(new FileKept(stored.storageName(), stored.type()));
            }
            return kept;
        }));
    }

    /** Computed while it streamed; what an earlier run of the server received is read once from the disk. */
    private String sha256(Upload upload) throws IOException {
        RunningDigest running = digests.get(upload.getId());
        if (running != null && running.position == upload.sizeBytes()) {
            return HexFormat.of().formatHex(running.digest.digest());
        }
        MessageDigest digest = Sha256.digest();
        Path part = part(upload.getId());
        try (InputStream in = Files.exists(part)
                ? Files.newInputStream(part)
                : store.open(upload.getId()).getInputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Ends an upload before its time and forgets what is here of it. */
    void terminate(Authentication account, String id) throws IOException {
        own(account, id);
        exclusively(id, () -> {
            Upload upload = own(account, id);
            if (upload.state() == Upload.State.DONE) {
                throw new UploadProblem(HttpStatus.CONFLICT, "文件已经传完，请在材料列表中移除。");
            }
            return forget(upload);
        });
    }

    private Upload forget(Upload upload) throws IOException {
        Files.deleteIfExists(part(upload.getId()));
        digests.remove(upload.getId());
        uploads.delete(upload);
        return upload;
    }

    /** Sweeps half uploads whose time is over, and ends what was complete when the server was killed. */
    void sweep() throws IOException {
        for (Upload upload : uploads.findByState(Upload.State.OPEN)) {
            if (received(upload) == upload.sizeBytes()) {
                unlessBusy(upload.getId(), this::finishForgotten);
            }
        }
        Instant now = clock.instant();
        for (Upload upload :
                uploads.findByStateInAndExpiresAtBefore(EnumSet.complementOf(EnumSet.of(Upload.State.DONE)), now)) {
            unlessBusy(upload.getId(), found -> {
                if (found.state() != Upload.State.DONE && found.expiresAt().isBefore(now)) {
                    forget(found);
                }
            });
        }
    }

    private void finishForgotten(Upload upload) throws IOException {
        if (upload.state() != Upload.State.OPEN) {
            return;
        }
        try {
            finish(upload);
        } catch (UploadProblem refused) {
            log.info("upload {} was complete and is refused by what it was for", upload.getId());
        }
    }

    private void unlessBusy(String id, Ending ending) throws IOException {
        if (busy.add(id)) {
            try {
                Optional<Upload> found = uploads.findById(id);
                if (found.isPresent()) {
                    ending.of(found.get());
                }
            } finally {
                busy.remove(id);
            }
        }
    }

    private Upload own(Authentication account, String id) {
        Upload upload = uploads.findByIdAndOwnerName(id, account.getName()).orElseThrow(UploadIntake::unknown);
        if (upload.state() == Upload.State.OPEN && upload.expiresAt().isBefore(clock.instant())) {
            throw new UploadProblem(HttpStatus.GONE, "“" + upload.fileName() + "”太久没有续传，已清除，请重新上传。");
        }
        if (upload.state() == Upload.State.REFUSED) {
            throw refusal(upload);
        }
        return upload;
    }

    private static UploadProblem refusal(Upload upload) {
        return new UploadProblem(HttpStatus.UNPROCESSABLE_ENTITY, upload.refusal());
    }

    /** Runs a step while nothing else happens to the upload: what the step reads of it, it reads itself. */
    private <T> T exclusively(String id, Step<T> step) throws IOException {
        if (!busy.add(id)) {
            throw new UploadProblem(HttpStatusCode.valueOf(423), "这个文件正在另一个连接上传，请稍候。");
        }
        try {
            return step.run();
        } finally {
            busy.remove(id);
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private interface Ending {
        void of(Upload upload) throws IOException;
    }

    /** Counted on the disk; where the file has moved into the store already, all of it is here. */
    private long received(Upload upload) {
        Path part = part(upload.getId());
        try {
            if (Files.exists(part)) {
                return Files.size(part);
            }
            return store.open(upload.getId()).exists() ? upload.sizeBytes() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part(String id) {
        return properties.unfinished().resolve(id);
    }

    private static DataSize smaller(DataSize one, DataSize other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String megabytes(long bytes) {
        return String.format("%.1f", bytes / 1048576.0);
    }

    /** An upload and how many of its bytes are here. */
    record Progress(Upload upload, long offset) {}

    /** What a piece must hash to. */
    record Checksum(MessageDigest digest, byte[] expected) {

        boolean holds() {
            return MessageDigest.isEqual(digest.digest(), expected);
        }
    }

    /** The hash of an upload up to a position, while this run of the server receives it. */
    private static final class RunningDigest {

        private final MessageDigest digest;
        private long position;

        private RunningDigest(MessageDigest digest) {
            this.digest = digest;
        }
    }
}

package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * Copies on this machine of files that lie elsewhere. The ones not asked for the longest go when there are too many; one
 * that is in use stays, so that the bound may be passed by as much as is in use at once.
 */
final class LocalCopies {

    private static final String COMING = ".coming";

    /** Fills a file. */
    interface Fetch {
        void into(Path file) throws IOException;
    }

    private static final class Lease {
        private int users;
    }

    private final Path folder;
    private final DataSize most;
    private final Map<String, Lease> leases = new HashMap<>();

    LocalCopies(Path folder, DataSize most) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.most = most;
    }

    /** Lends a copy, which is fetched if it is not here; who asks at the same time waits for the same one. */
    <T> T lend(String name, Fetch fetch, BlobStore.Use<T> use) throws IOException {
        Lease lease = take(name);
        try {
            Path copy = folder.resolve(name);
            synchronized (lease) {
                if (Files.exists(copy)) {
                    Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
                } else {
                    Path coming = folder.resolve(name + COMING);
                    fetch.into(coming);
                    Files.move(coming, copy, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            makeRoom();
            return use.of(copy);
        } finally {
            giveBack(name, lease);
        }
    }

    /** Takes over a file as the copy of what was put elsewhere: whatever is new is soon looked into. */
    void adopt(Path file, String name) throws IOException {
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        makeRoom();
    }

    void forget(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    private synchronized Lease take(String name) {
        Lease lease = leases.computeIfAbsent(name, unused -> new Lease());
        lease.users++;
        return lease;
    }

    private synchronized void giveBack(String name, Lease lease) throws IOException {
        lease.users--;
        if (lease.users == 0) {
            leases.remove(name);
        }
        makeRoom();
    }

    private synchronized void makeRoom() throws IOException {
        List<Path> oldestFirst;
        try (Stream<Path> copies = Files.list(folder)) {
            oldestFirst = copies.sorted(
                            Comparator.comparingLong(copy -> copy.toFile().lastModified()))
                    .toList();
        }
        long room = most.toBytes();
        for (Path copy : oldestFirst) {
            room -= copy.toFile().length();
        }
        for (Path copy : oldestFirst) {
            String name = copy.getFileName().toString().replace(COMING, "");
            if (room < 0 && !leases.containsKey(name)) {
                room += copy.toFile().length();
                Files.deleteIfExists(copy);
            }
        }
    }
}

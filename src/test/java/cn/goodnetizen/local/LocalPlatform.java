package cn.goodnetizen.local;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.local.enginetime.EngineTimeAtStart;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The whole system on one machine without Docker: real Zeebe, Operate and Tasklist 8.6 on OpenSearch, real MariaDB, an
 * LDAP directory, an SMTP server, and our application. {@code mvn spring-boot:test-run} starts it; browser tests start
 * it on free ports. Everything listens on the loopback interface and ends with this JVM.
 */
public final class LocalPlatform implements AutoCloseable {

    /** The profile under which the application gets the engine's time and the pages below {@code /dev}. */
    static final String PROFILE = "local-platform";

    /** What every demo account signs in with. */
    public static final String DEMO_PASSWORD = "demo-2023";

    private static final String FRESH = "--fresh";
    private static final List<String> SHOWN_ACCOUNTS =
            List.of("hn", "hn-wx", "hn-manager", "hn-changsha", "hn-edu", "hn-edu-deputy", "hn-edu-001", "hn-edu-002");

    /** Where the parts listen; 0 stands for a free port. */
    public record Ports(
            int portal,
            int webApplications,
            int brokerRest,
            int brokerGrpc,
            int brokerManagement,
            int webApplicationsManagement,
            int openSearch,
            int database,
            int ldap,
            int smtp) {

        public static Ports usual() {
            return new Ports(8090, 8080, 8088, 26500, 9600, 9601, 9200, 3307, 10389, 2525);
        }

        public static Ports free() {
            List<Integer> free = FreePort.some(10);
            return new Ports(
                    free.get(0),
                    free.get(1),
                    free.get(2),
                    free.get(3),
                    free.get(4),
                    free.get(5),
                    free.get(6),
                    free.get(7),
                    free.get(8),
                    free.get(9));
        }

        Map<String, Integer> byPart() {
            Map<String, Integer> parts = new LinkedHashMap<>();
            parts.put("门户", portal);
            parts.put("Tasklist 与 Operate", webApplications);
            parts.put("Zeebe REST", brokerRest);
            parts.put("Zeebe gRPC", brokerGrpc);
            parts.put("Zeebe 管理端口", brokerManagement);
            parts.put("Tasklist 与 Operate 管理端口", webApplicationsManagement);
            parts.put("OpenSearch", openSearch);
            parts.put("MariaDB", database);
            parts.put("LDAP", ldap);
            parts.put("SMTP", smtp);
            return parts;
        }
    }

    /**
     * How to start.
     *
     * @param data what the next start goes on with
     * @param logs a file per part
     * @param fresh forget what an earlier run left in the data folder
     * @param progress hears a Chinese line per part
     * @param applicationArguments handed on to the application, e.g. {@code --good-netizen.organization.seed=…}
     */
    public record Options(
            Ports ports,
            Path data,
            Path logs,
            boolean fresh,
            Consumer<String> progress,
            List<String> applicationArguments) {

        /** The usual ports and {@code .local/}, where the next start finds everything again. */
        static Options usual(Consumer<String> progress, List<String> arguments) {
            return new Options(
                    Ports.usual(),
                    LocalFolder.root().resolve("data"),
                    LocalFolder.root().resolve("logs"),
                    arguments.contains(FRESH),
                    progress,
                    arguments.stream()
                            .filter(argument -> !argument.equals(FRESH))
                            .toList());
        }

        /** Free ports and {@code target/platform-it/}, always fresh. */
        public static Options forTests(String... applicationArguments) {
            Path folder = LocalFolder.root().resolveSibling("target").resolve("platform-it");
            return new Options(
                    Ports.free(),
                    folder.resolve("data"),
                    folder.resolve("logs"),
                    true,
                    line -> {},
                    List.of(applicationArguments));
        }
    }

    /** Where people and tests find the parts. */
    public record Addresses(
            URI portal,
            URI tasklist,
            URI operate,
            URI mails,
            URI clock,
            URI brokerRest,
            URI brokerGrpc,
            URI brokerManagement) {

        private static Addresses of(Ports ports) {
            return new Addresses(
                    http(ports.portal(), ""),
                    http(ports.webApplications(), "/tasklist"),
                    http(ports.webApplications(), "/operate"),
                    http(ports.portal(), "/dev/mails"),
                    http(ports.portal(), "/dev/clock"),
                    http(ports.brokerRest(), ""),
                    http(ports.brokerGrpc(), ""),
                    http(ports.brokerManagement(), ""));
        }

        private static URI http(int port, String path) {
            return URI.create("http://localhost:" + port + path);
        }
    }

    /** Said before anything was started: one Chinese line that tells what to do. */
    public static final class NotStartable extends IllegalStateException {

        private NotStartable(String complaint) {
            super(complaint);
        }
    }

    private final Options options;
    private final Ports ports;
    private final Addresses addresses;
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final long startedNanos = System.nanoTime();
    private boolean closed;
    private volatile ConfigurableApplicationContext application;

    private LocalPlatform(Options options) {
        this.options = options;
        this.ports = options.ports();
        this.addresses = Addresses.of(ports);
    }

    /**
     * The development run. {@code --fresh} among the arguments wipes the data of earlier runs; all others go to the
     * application.
     */
    public static void main(String[] arguments) {
        PrintStream screen = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        LoggingSystem.get(LocalPlatform.class.getClassLoader()).beforeInitialize();
        try {
            LocalPlatform platform = start(Options.usual(screen::println, Arrays.asList(arguments)));
            platform.welcome().forEach(screen::println);
        } catch (NotStartable e) {
            screen.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            screen.println("本地平台没有启动：" + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Starts everything and waits until all of it is ready.
     *
     * @throws NotStartable when a port is taken, memory or disk are short or the JDK is too old; nothing was started then
     * @throws IllegalStateException when a part does not come up; those already started are ended
     */
    public static LocalPlatform start(Options options) {
        Preflight.complaint(options.ports(), options.data()).ifPresent(complaint -> {
            throw new NotStartable(complaint);
        });
        LocalPlatform platform = new LocalPlatform(options);
        try {
            platform.startParts();
            return platform;
        } catch (RuntimeException e) {
            platform.close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public Ports ports() {
        return ports;
    }

    /** Our application's context, running in this JVM. */
    public ConfigurableApplicationContext application() {
        return application;
    }

    /** The simulated time. */
    public OffsetDateTime now() {
        return application.getBean(SimulatedTime.class).now();
    }

    /** Moves engine and application forward to a moment, as the page {@code /dev/clock} does. */
    public void jumpTo(OffsetDateTime moment) {
        application.getBean(SimulatedTime.class).jumpTo(moment);
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        List<AutoCloseable> started;
        synchronized (parts) {
            started = List.copyOf(parts);
            parts.clear();
            closed = true;
        }
        started.parallelStream().forEach(LocalPlatform::end);
    }

    private void startParts() {
        if (options.fresh()) {
            wipe(options.data());
        }
        Path timeFile = options.data().resolve("simulated-time");
        Path mailFolder = options.data().resolve("mails");
        OffsetDateTime time = SimulatedTime.remembered(timeFile);
        options.progress().accept("本地平台启动中，日志在 " + options.logs() + "，模拟时间 " + ChineseTime.of(time));

        DriverManagerDataSource accounts = new DriverManagerDataSource(
                "jdbc:mysql://localhost:" + ports.database() + "/good_netizen?sslMode=DISABLED&connectionTimeZone=UTC",
                MariaDbServer.USERNAME,
                MariaDbServer.PASSWORD);
        AccountDirectory directory = started("LDAP", () -> AccountDirectory.start(accounts, ports.ldap()));
        started(
                "SMTP",
                () -> MailCatcher.start(
                        ports.smtp(), mailFolder, EngineClock.of(addresses.brokerManagement(), Duration.ZERO)));

        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        CompletableFuture<MariaDbServer> database = starting(
                threads,
                "MariaDB",
                () -> MariaDbServer.start(options.data().resolve("mariadb"), ports.database(), log("mariadb")));
        CompletableFuture<ZeebeBroker> broker = starting(threads, "Zeebe 引擎", () -> startBroker(time));
        CompletableFuture<OpenSearchServer> search = starting(
                threads,
                "OpenSearch",
                () -> OpenSearchServer.start(
                        options.data().resolve("opensearch"), ports.openSearch(), log("opensearch")));
        CompletableFuture<?> webApplications = search.thenApplyAsync(
                ready -> started(
                        "Tasklist 与 Operate",
                        () -> WebApplications.start(
                                options,
                                directory,
                                options.data().resolve("web-applications"),
                                log("web-applications"))),
                threads);
        CompletableFuture<?> own = database.thenCombineAsync(
                broker,
                (server, engine) -> started("门户", () -> application = startApplication(server, timeFile, mailFolder)),
                threads);
        awaitAll(database, broker, search, webApplications, own);
    }

    /** Waits for all, but not for the slower ones once one has failed. */
    private static void awaitAll(CompletableFuture<?>... starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts);
        for (CompletableFuture<?> start : starts) {
            start.whenComplete((part, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        all.join();
    }

    private ZeebeBroker startBroker(OffsetDateTime time) {
        return ZeebeBroker.in(options.data().resolve("zeebe"))
                .ports(ports.brokerGrpc(), ports.brokerRest(), ports.brokerManagement())
                .heap("512m")
                .log(log("zeebe"))
                .classPathPrefix(EngineTimeFolder.create(options.data().resolve("engine-time")))
                .environment(EngineTimeAtStart.VARIABLE, time.toInstant().toString())
                .exporter(
                        "opensearch",
                        "io.camunda.zeebe.exporter.opensearch.OpensearchExporter",
                        Map.of(
                                "url",
                                "http://localhost:" + ports.openSearch(),
                                // A year's jump writes thousands of records: one by one Tasklist lags minutes behind.
                                "bulk.size",
                                1000,
                                "bulk.delay",
                                1,
                                "index.numberofshards",
                                1,
                                "index.numberofreplicas",
                                0))
                .start();
    }

    private ConfigurableApplicationContext startApplication(MariaDbServer server, Path timeFile, Path mailFolder) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--server.address=127.0.0.1",
                "--server.port=" + ports.portal(),
                "--spring.datasource.url=" + server.jdbcUrl(),
                "--spring.datasource.username=" + MariaDbServer.USERNAME,
                "--spring.datasource.password=" + MariaDbServer.PASSWORD,
                // Ctrl-C reaches the database too: closing must not wait for it long.
                "--spring.datasource.hikari.connection-timeout=5000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + ports.smtp(),
                "--camunda.client.grpc-address=" + addresses.brokerGrpc(),
                "--camunda.client.rest-address=" + addresses.brokerRest(),
                "--PORTAL_URL=" + addresses.portal(),
                "--TASKLIST_URL=" + addresses.tasklist(),
                "--FILES=" + options.data().resolve("files"),
                "--good-netizen.accounts.demo-password=" + DEMO_PASSWORD,
                // Lines in the log stand in for SMS and 企业微信.
                "--good-netizen.channels.sms=log",
                "--good-netizen.channels.wecom=log",
                "--local-platform.management-address=" + addresses.brokerManagement(),
                "--local-platform.search-store=http://localhost:" + ports.openSearch(),
                "--local-platform.time-file=" + timeFile.toUri(),
                "--local-platform.mail-folder=" + mailFolder.toUri(),
                "--logging.file.name=" + log("application"),
                "--logging.threshold.console=error"));
        arguments.addAll(options.applicationArguments());
        return SpringApplication.from(GoodNetizenApplication::main)
                .with(DevPages.class)
                .withAdditionalProfiles(PROFILE)
                .run(arguments.toArray(String[]::new))
                .getApplicationContext();
    }

    private Path log(String part) {
        return options.logs().resolve(part + ".log");
    }

    private <P extends AutoCloseable> CompletableFuture<P> starting(Executor threads, String name, Supplier<P> part) {
        return CompletableFuture.supplyAsync(() -> started(name, part), threads);
    }

    private <P extends AutoCloseable> P started(String name, Supplier<P> part) {
        long before = System.nanoTime();
        P running = part.get();
        boolean late;
        synchronized (parts) {
            late = closed;
            parts.add(running);
        }
        if (late) {
            end(running);
            throw new IllegalStateException(name + "就绪时平台已经停止");
        }
        options.progress().accept("  ✓ %s 就绪（%.1f 秒）".formatted(name, (System.nanoTime() - before) / 1e9));
        return running;
    }

    private List<String> welcome() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "本地平台已就绪，用时 %.0f 秒。按 Ctrl-C 全部停止。".formatted((System.nanoTime() - startedNanos) / 1e9),
                "",
                "  门户      " + addresses.portal(),
                "  Tasklist  " + addresses.tasklist(),
                "  Operate   " + addresses.operate(),
                "  已发邮件  " + addresses.mails(),
                "  时钟      " + addresses.clock(),
                "",
                "  模拟时间  " + ChineseTime.of(now()) + "；数据留在 " + options.data(),
                "  清空重来  mvn spring-boot:test-run -Dspring-boot.run.arguments=" + FRESH,
                ""));
        List<String> accounts = demoAccounts();
        if (accounts.isEmpty()) {
            lines.add("  演示账号  数据库里还没有账号");
        } else {
            lines.add("  演示账号（密码都是 " + DEMO_PASSWORD + "，门户、Tasklist、Operate 通用）");
            lines.addAll(accounts);
        }
        lines.add("");
        return lines;
    }

    private List<String> demoAccounts() {
        JdbcClient database = application.getBean(JdbcClient.class);
        Optional<Integer> table = database.sql("SELECT 1 FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_name = 'accounts'")
                .query(Integer.class)
                .optional();
        if (table.isEmpty()) {
            return List.of();
        }
        Map<String, String> names = new LinkedHashMap<>();
        database.sql("SELECT username, display_name FROM accounts WHERE enabled ORDER BY id")
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        List<String> shown = new ArrayList<>(
                SHOWN_ACCOUNTS.stream().filter(names::containsKey).toList());
        if (shown.isEmpty()) {
            shown.addAll(names.keySet().stream().limit(SHOWN_ACCOUNTS.size()).toList());
        }
        List<String> lines = new ArrayList<>(shown.stream()
                .map(name -> "    %-14s %s".formatted(name, names.get(name)))
                .toList());
        if (names.size() > shown.size()) {
            lines.add("    …… 共 " + names.size() + " 个：用户名是单位代码，副职加 -deputy，管理者加 -manager");
        }
        return lines;
    }

    private static void wipe(Path folder) {
        try {
            LocalFolder.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("无法清空数据目录 " + folder, e);
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

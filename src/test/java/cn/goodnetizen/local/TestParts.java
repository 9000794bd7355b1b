package cn.goodnetizen.local;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.local.queryapi.QueryApiExporter;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.Deployment;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The one database server, the one engine, the one mail server and the one browser of a test run, started when first
 * asked for, ended with the JVM.
 */
public final class TestParts {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/test-parts");

    /** An 8.6 broker together with the addresses at which it also answers the query API and the purge. */
    public record Engine(ZeebeBroker broker, URI grpcAddress, URI restAddress, URI managementAddress) {}

    private static final class Database {
        private static final MariaDbServer SERVER = startDatabase();
    }

    private static final class RunningEngine {
        private static final Engine ENGINE = startEngine();
    }

    private static final class Mail {
        private static final GreenMail SERVER = startMail();
    }

    private static final class OpenBrowser {
        private static final Browser BROWSER = openBrowser();
    }

    private TestParts() {}

    public static MariaDbServer database() {
        return Database.SERVER;
    }

    public static Engine engine() {
        return RunningEngine.ENGINE;
    }

    /** The port of a real SMTP server that takes every letter. */
    public static int smtpPort() {
        return Mail.SERVER.getSmtp().getPort();
    }

    /**
     * Chromium, without a window; {@code CHROMIUM} names another than Debian's. Whoever looks takes a context of their
     * own and closes it. To be used from the tests' own thread alone.
     */
    public static Browser browser() {
        return OpenBrowser.BROWSER;
    }

    private static Browser openBrowser() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static GreenMail startMail() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    private static MariaDbServer startDatabase() {
        Path data = FOLDER.resolve("mariadb");
        try {
            LocalFolder.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MariaDbServer.start(data, 0);
    }

    private static Engine startEngine() {
        List<Integer> ports = FreePort.some(5);
        URI rest = URI.create("http://localhost:" + ports.get(0));
        URI management = URI.create("http://localhost:" + ports.get(1));
        ZeebeBroker broker = ZeebeBroker.in(FOLDER.resolve("zeebe"))
                .fresh()
                .ports(ports.get(2), ports.get(3), ports.get(4))
                .classPathPrefix(exporterClasses())
                .exporter(
                        "queryapi",
                        QueryApiExporter.class.getName(),
                        Map.of(
                                "port",
                                ports.get(0),
                                "managementport",
                                ports.get(1),
                                "broker",
                                "http://localhost:" + ports.get(3),
                                "brokermanagement",
                                "http://localhost:" + ports.get(4)))
                .ready(ChildProcess.answers(rest.resolve("/v2/topology"), "lastCompletedChangeId"))
                .start();
        deployTo(broker.grpcAddress());
        return new Engine(broker, broker.grpcAddress(), rest, management);
    }

    /** What the application deploys when it starts, once for all tests: the engine takes two seconds for it. */
    private static void deployTo(URI grpcAddress) {
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(grpcAddress)
                .preferRestOverGrpc(false)
                .build()) {
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
            DeployResourceCommandStep2 command = null;
            for (String pattern :
                    GoodNetizenApplication.class.getAnnotation(Deployment.class).resources()) {
                for (Resource resource : resolver.getResources(pattern)) {
                    command = (command == null ? client.newDeployResourceCommand() : command)
                            .addResourceBytes(resource.getContentAsByteArray(), resource.getFilename());
                }
            }
            command.requestTimeout(Duration.ofMinutes(1)).execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path exporterClasses() {
        Path copy = FOLDER.resolve("queryapi");
        BrokerClasses.copy(QueryApiExporter.class, copy);
        return copy;
    }
}

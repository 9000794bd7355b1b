package cn.goodnetizen.local;

import cn.goodnetizen.local.queryapi.QueryApiExporter;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The one database server and the one engine of a test run, started when first asked for, ended with the JVM. */
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
        return new Engine(broker, broker.grpcAddress(), rest, management);
    }

    private static Path exporterClasses() {
        Path copy = FOLDER.resolve("queryapi");
        BrokerClasses.copy(QueryApiExporter.class, copy);
        return copy;
    }
}

package cn.goodnetizen.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operate and Tasklist 8.6 in one child process; people sign in to both with the accounts of the LDAP directory. */
final class WebApplications implements AutoCloseable {

    private final ChildProcess process;
    private final URI address;

    private WebApplications(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * @throws IllegalStateException with one Chinese line and the end of the log when they do not come up
     */
    static WebApplications start(LocalPlatform.Options options, AccountDirectory directory, Path folder, Path log) {
        LocalPlatform.Ports ports = options.ports();
        URI search = URI.create("http://localhost:" + ports.openSearch());
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put(
                "JAVA_OPTS",
                "-Xms256m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k"
                        + " --enable-native-access=ALL-UNNAMED");
        environment.put("SPRING_PROFILES_ACTIVE", "operate,tasklist,ldap-auth");
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", String.valueOf(ports.webApplications()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.webApplicationsManagement()));
        // They open a cluster port of their own, on all interfaces unless told.
        environment.put("ZEEBE_GATEWAY_CLUSTER_HOST", "127.0.0.1");
        environment.put("ZEEBE_BROKER_NETWORK_HOST", "127.0.0.1");
        environment.put("CAMUNDA_DATABASE_TYPE", "opensearch");
        environment.put("CAMUNDA_DATABASE_URL", search.toString());
        environment.put("CAMUNDA_OPERATE_CSRF_PREVENTION_ENABLED", "false");
        environment.put("CAMUNDA_TASKLIST_CSRFPREVENTIONENABLED", "false");
        // Finished instances stay where they are: simulated years would otherwise be moved away at once.
        environment.put("CAMUNDA_OPERATE_ARCHIVER_ROLLOVERENABLED", "false");
        environment.put("CAMUNDA_TASKLIST_ARCHIVER_ROLLOVERENABLED", "false");
        environment.put("CAMUNDA_TASKLIST_ZEEBE_RESTADDRESS", "http://localhost:" + ports.brokerRest());
        for (String application : List.of("CAMUNDA_OPERATE_", "CAMUNDA_TASKLIST_")) {
            environment.put(application + "DATABASE", "opensearch");
            environment.put(application + "OPENSEARCH_URL", search.toString());
            environment.put(application + "ZEEBEOPENSEARCH_URL", search.toString());
            environment.put(application + "ZEEBE_GATEWAYADDRESS", "localhost:" + ports.brokerGrpc());
            environment.put(application + "IMPORTER_READERBACKOFF", "1000");
            environment.put(application + "LDAP_URL", directory.address().toString());
            environment.put(application + "LDAP_BASEDN", AccountDirectory.BASE);
            environment.put(application + "LDAP_MANAGERDN", AccountDirectory.READER);
            environment.put(application + "LDAP_MANAGERPASSWORD", directory.readerPassword());
            environment.put(application + "LDAP_USERSEARCHFILTER", "uid={0}");
            environment.put(application + "LDAP_USERIDATTRNAME", "uid");
            environment.put(application + "LDAP_DISPLAYNAMEATTRNAME", "displayName");
        }
        ChildProcess process = ChildProcess.start(
                "Tasklist 与 Operate",
                List.of(Distribution.home().resolve("bin/camunda").toString()),
                environment,
                folder,
                log);
        URI health = URI.create("http://localhost:" + ports.webApplicationsManagement() + "/actuator/health/readiness");
        process.awaitReady(ChildProcess.answers(health, "\"UP\""), Duration.ofSeconds(240));
        return new WebApplications(process, URI.create("http://localhost:" + ports.webApplications()));
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}

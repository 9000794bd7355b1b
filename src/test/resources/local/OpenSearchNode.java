import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * One OpenSearch node in a JVM of its own: base folder and HTTP port are its arguments. It is compiled and started by
 * the local platform, because none of OpenSearch may stand on the application's class path.
 */
public final class OpenSearchNode {

    /** Knows the index setting that Tasklist's templates carry; the plugin it belongs to is not on Maven Central. */
    public static final class IndexStateManagementSetting extends Plugin {

        @Override
        public List<Setting<?>> getSettings() {
            return List.of(Setting.simpleString(
                    "index.plugins.index_state_management.policy_id",
                    Setting.Property.Dynamic,
                    Setting.Property.IndexScope));
        }
    }

    /** Takes any port: the runner itself stops at 9299. */
    private static final class AnyPort extends OpenSearchRunner {

        private AnyPort() {
            maxHttpPort = 65_535;
        }
    }

    private OpenSearchNode() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        OpenSearchRunner runner = new AnyPort();
        runner.onBuild((number, settings) -> {
            settings.put("discovery.type", "single-node");
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", port);
            settings.put("transport.port", "0");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            // The exporter opens an index per kind of record and simulated day: a campaign has hundreds.
            settings.put("cluster.max_shards_per_node", 20_000);
        });
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                runner.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } finally {
                closed.countDown();
            }
        }));
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(arguments[0])
                .clusterName("good-netizen")
                .numOfNode(1)
                .baseHttpPort(port - 1)
                .disableESLogger()
                .pluginTypes(IndexStateManagementSetting.class.getName()));
        closed.await();
    }
}

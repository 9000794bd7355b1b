package cn.goodnetizen.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The production files cannot run where the project is built; what can be held of them without Docker is held here. */
class ComposeTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern PINNED = Pattern.compile(".+:\\d+(\\.\\d+)+[\\w.-]*");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|keys?)$");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void everyPartOfProductionIsThere() {
        assertThat(services).containsOnlyKeys("search", "camunda", "mysql", "application");
        assertThat(image("camunda")).startsWith("camunda/camunda:8.8.");
        assertThat(image("mysql")).startsWith("mysql:8.4.");
        assertThat(environment("application"))
                .containsKeys("SMTP_HOST", "PORTAL_URL", "TASKLIST_URL")
                .containsKeys("PERSONAL_KEYS", "PERSONAL_ACTIVE_KEY", "PERSONAL_HASH_KEY");
    }

    @Test
    void everyImageIsPinnedToAVersion() throws IOException {
        assertThat(services.keySet()).allSatisfy(name -> assertThat(image(name)).matches(PINNED));
        assertThat(Files.readString(DOCKER.resolve("Dockerfile")).lines().filter(line -> line.startsWith("FROM ")))
                .allSatisfy(line -> assertThat(line).matches("FROM [\\w/-]+:\\d[\\w.-]+"));
    }

    @Test
    void everySecretComesFromTheEnvironment() {
        assertThat(services.keySet()).allSatisfy(name -> environment(name).forEach((key, value) -> {
            if (SECRET.matcher(key).matches() && !key.contains("RANDOM")) {
                assertThat(value).as(name + " " + key).startsWith("${");
            }
        }));
    }

    @Test
    void nothingIsPublishedToTheWorldUnlessSaidSo() {
        List<String> published = services.values().stream()
                .flatMap(service -> strings(service.get("ports")).stream())
                .toList();

        assertThat(published).isNotEmpty().allSatisfy(port -> assertThat(port).contains(":-127.0.0.1:"));
    }

    @Test
    void everyVariableThatHasNoDefaultStandsInTheExample() throws IOException {
        String compose = Files.readString(DOCKER.resolve("compose.yaml"));
        var required =
                Pattern.compile("\\$\\{(\\w+):\\?").matcher(compose).results().map(match -> match.group(1));

        String example = Files.readString(DOCKER.resolve(".env.example"));

        assertThat(required.collect(Collectors.toSet())).isNotEmpty().allSatisfy(name -> assertThat(example)
                .containsPattern("(?m)^" + name + "="));
    }

    @Test
    void everyVolumeAndNetworkThatIsUsedIsDeclared() {
        Map<String, Object> compose = compose();

        assertThat(services.values()).allSatisfy(service -> {
            assertThat(asMap(compose.get("networks")).keySet()).containsAll(strings(service.get("networks")));
            assertThat(strings(service.get("volumes"))).allSatisfy(volume -> assertThat(asMap(compose.get("volumes")))
                    .containsKey(volume.split(":")[0]));
        });
    }

    @Test
    void theApplicationDoesNotRunAsRoot() throws IOException {
        assertThat(Files.readString(DOCKER.resolve("Dockerfile"))).containsPattern("(?m)^USER netizen$");
    }

    private String image(String service) {
        return (String) services.get(service).get("image");
    }

    private Map<String, String> environment(String service) {
        return asMap(services.get(service).getOrDefault("environment", Map.of())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private static List<String> strings(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }

    private static Map<String, Map<String, Object>> services() {
        return asMap(compose().get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> asMap(entry.getValue())));
    }

    private static Map<String, Object> compose() {
        try (Reader in = Files.newBufferedReader(DOCKER.resolve("compose.yaml"))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

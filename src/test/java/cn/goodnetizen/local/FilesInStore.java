package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** What has come into the file store of the tests since a test looked first, and is still there. */
public final class FilesInStore {

    private static final Path FILES = Path.of("target/test-files");

    private final Set<String> before = names();

    /** Gives an application a store of its own: what runs beside these tests must not be seen by them. */
    static void keepApart(ConfigurableApplicationContext context, String name) {
        TestPropertyValues.of("good-netizen.media.files=" + FILES + "-of-" + name)
                .applyTo(context);
    }

    /** Their names, without thumbnails: those are drawn at any time. */
    public Set<String> added() {
        Set<String> added = names();
        added.removeAll(before);
        return added;
    }

    private static Set<String> names() {
        try (Stream<Path> files = Files.list(Files.createDirectories(FILES))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("thumbnail") && !name.endsWith(".thumbnail"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Hands single packages of test classes to the broker: all of them would hand it the tests' application.yaml, too. */
final class BrokerClasses {

    private BrokerClasses() {}

    /** Copies the compiled package of a class into a folder that can stand on a class path. */
    static void copy(Class<?> inPackage, Path folder) {
        try {
            Path classes = Path.of(inPackage
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String packagePath = inPackage.getPackageName().replace('.', '/');
            LocalFolder.delete(folder.resolve(packagePath));
            try (Stream<Path> files = Files.list(classes.resolve(packagePath))) {
                for (Path file : files.toList()) {
                    Path target = folder.resolve(classes.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

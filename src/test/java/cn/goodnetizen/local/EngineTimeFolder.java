package cn.goodnetizen.local;

import cn.goodnetizen.local.enginetime.EngineTimeAtStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;

/**
 * The class path entry that makes the broker's clock start at the simulated time: {@link EngineTimeAtStart} and the
 * registration by which Spring Boot finds it. The registration is written here, since among the tests' own resources it
 * would reach the application too.
 */
final class EngineTimeFolder {

    private EngineTimeFolder() {}

    static Path create(Path folder) {
        try {
            for (String name :
                    List.of(EngineTimeAtStart.class.getName(), EngineTimeAtStart.class.getName() + "$ClockShift")) {
                String file = name.replace('.', '/') + ".class";
                Path target = folder.resolve(file);
                Files.createDirectories(target.getParent());
                try (InputStream content =
                        EngineTimeAtStart.class.getClassLoader().getResourceAsStream(file)) {
                    Files.write(target, content.readAllBytes());
                }
            }
            Path registration = folder.resolve("META-INF/spring.factories");
            Files.createDirectories(registration.getParent());
            Files.writeString(
                    registration,
                    ApplicationContextInitializer.class.getName() + "=" + EngineTimeAtStart.class.getName() + "\n");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入 " + folder, e);
        }
    }
}

package cn.goodnetizen.local;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;
import org.jboss.shrinkwrap.resolver.api.maven.ScopeType;
import org.jboss.shrinkwrap.resolver.api.maven.coordinate.MavenDependencies;

/**
 * Camunda's own distribution (Zeebe, Operate and Tasklist in one), the newest that Maven Central carries. It is fetched
 * through the machine's Maven settings and unpacked once; its declared dependencies were never published, so only the
 * archive itself is asked for, with every dependency excluded.
 */
final class Distribution {

    private static final String COORDINATES = "io.camunda:camunda-zeebe:tar.gz:8.6.0";
    private static final Set<PosixFilePermission> EXECUTABLE = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private Distribution() {}

    /** The folder that holds {@code bin}, {@code config} and {@code lib}. */
    static Path home() {
        return LocalFolder.filledOnce("dist/camunda-zeebe-8.6.0", Distribution::unpack);
    }

    private static void unpack(Path folder) throws IOException {
        File archive = Maven.resolver()
                .addDependency(MavenDependencies.createDependency(
                        COORDINATES, ScopeType.COMPILE, false, MavenDependencies.createExclusion("*", "*")))
                .resolve()
                .withoutTransitivity()
                .asSingleFile();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive.toPath()), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path inArchive = Path.of(entry.getName()).normalize();
                if (inArchive.getNameCount() < 2) {
                    continue;
                }
                Path target = folder.resolve(inArchive.subpath(1, inArchive.getNameCount()))
                        .normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, EXECUTABLE);
                    }
                }
            }
        }
    }
}

package cn.goodnetizen.entry;

import cn.goodnetizen.entry.AppExportWorks.Work;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * What lies in the files of an import that waits. What was unpacked and hashed once is remembered: the page is looked at
 * more often than files change.
 */
@Component
class AppExportFiles {

    private static final int REMEMBERED_ARCHIVES = 4;
    private static final int REMEMBERED_FILES = 10_000;
    private static final int BEGINNING = 1 << 16;

    private final FileStore store;
    private final AppExportProperties properties;
    private final Map<String, AppExportArchive> archives = remembering(REMEMBERED_ARCHIVES);
    private final Map<Seen, Work> works = remembering(REMEMBERED_FILES);

    AppExportFiles(FileStore store, AppExportProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    private static <K, V> Map<K, V> remembering(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    /** A file in the folder as it was when it was hashed. */
    private record Seen(Path path, long sizeBytes, long changedAt) {}

    /** @throws FileRefusedException when a file that was just uploaded cannot be what it is uploaded for */
    void requireReadable(FileStore.Stored file) {
        if (file.type() == FileType.ZIP) {
            archive(file.storageName());
        } else {
            read(path(file.storageName()), file.type());
        }
    }

    /**
     * The rows of the table, which lies beside the zip or in it.
     *
     * @throws FileRefusedException when there is none, or it cannot be read
     */
    List<AppExportTable.Line> table(AppExportRun run) {
        if (run.tableStorage() != null) {
            return read(path(run.tableStorage()), run.tableType());
        }
        AppExportArchive archive = archive(run.archiveStorage());
        List<AppExportArchive.Part> tables = archive.parts().values().stream()
                .filter(AppExportFiles::isTable)
                .toList();
        if (tables.size() != 1) {
            throw new FileRefusedException(
                    tables.isEmpty()
                            ? "压缩包里没有表格（.xlsx 或 .csv），请把 APP 导出的表格也传上来。" + unopened(archive)
                            : "压缩包里有 " + tables.size() + " 个表格（"
                                    + String.join(
                                            "、",
                                            tables.stream()
                                                    .map(AppExportArchive.Part::path)
                                                    .toList())
                                    + "），不知道要用哪一个；请把要用的表格单独传上来。");
        }
        return unpacked(archive, tables.getFirst());
    }

    private static boolean isTable(AppExportArchive.Part part) {
        return part.type() == FileType.CSV
                || part.type() == FileType.ZIP
                        && part.path().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private static String unopened(AppExportArchive archive) {
        return archive.archives().isEmpty()
                ? ""
                : "里面的压缩包“" + String.join("”“", archive.archives()) + "”不会打开，请解压后重新打包。";
    }

    /** The table is read as it would be from the disk, within the same limits. */
    private List<AppExportTable.Line> unpacked(AppExportArchive archive, AppExportArchive.Part table) {
        if (table.sizeBytes() > properties.importLargestTable().toBytes()) {
            throw tooLarge(table.path());
        }
        try {
            Path temporary = Files.createTempFile("app-export", ".table");
            try {
                try (InputStream in = archive.content(table);
                        OutputStream out = Files.newOutputStream(temporary)) {
                    in.transferTo(out);
                }
                return read(temporary, table.type() == FileType.CSV ? FileType.CSV : FileType.XLSX);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<AppExportTable.Line> read(Path file, FileType type) {
        try {
            if (Files.size(file) > properties.importLargestTable().toBytes()) {
                throw tooLarge("表格");
            }
            return AppExportTable.read(file, type, properties.importMostRows());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileRefusedException tooLarge(String name) {
        return new FileRefusedException(
                "“" + name + "”超过 " + properties.importLargestTable().toMegabytes() + " MB 的上限，请分几次导入。");
    }

    /** The files of its works. */
    AppExportWorks works(AppExportRun run) {
        Map<String, Work> packed = new TreeMap<>();
        if (run.archiveStorage() != null) {
            AppExportArchive archive = archive(run.archiveStorage());
            archive.parts()
                    .forEach((key, part) -> packed.put(
                            key,
                            new Work(
                                    part.path(),
                                    part.sizeBytes(),
                                    part.sha256(),
                                    part.type(),
                                    () -> archive.content(part))));
        }
        return new AppExportWorks(packed, this::inFolder);
    }

    private AppExportArchive archive(String storageName) {
        return archives.computeIfAbsent(storageName, missing -> {
            try {
                return AppExportArchive.inspect(
                        path(missing),
                        new AppExportArchive.Limits(
                                properties.importMostFiles(),
                                properties.importMostUnpacked().toBytes(),
                                properties.importMostRatio()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path path(String storageName) {
        try {
            return store.open(storageName).getFile().toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in the folder on the server; nothing outside of it, wherever a name or a link in the folder points. */
    private List<Work> inFolder(String name) {
        return properties
                .folder()
                .map(folder -> inside(folder, name))
                .map(file -> List.of(hashed(file, name)))
                .orElse(List.of());
    }

    @Nullable
    private static Path inside(Path folder, String name) {
        try {
            Path real = folder.toRealPath();
            Path file = real.resolve(name.replace('\\', '/')).toRealPath();
            return file.startsWith(real) && Files.isRegularFile(file) ? file : null;
        } catch (IOException | InvalidPathException notThere) {
            return null;
        }
    }

    private Work hashed(Path file, String name) {
        try {
            Seen seen = new Seen(
                    file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
            return works.computeIfAbsent(seen, unseen -> hash(unseen, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Work hash(Seen seen, String name) {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(seen.path()), AppExportArchive.sha256())) {
            byte[] beginning = in.readNBytes(BEGINNING);
            in.transferTo(OutputStream.nullOutputStream());
            return new Work(
                    name.replace('\\', '/'),
                    seen.sizeBytes(),
                    HexFormat.of().formatHex(in.getMessageDigest().digest()),
                    FileType.ofBeginning(beginning).orElse(null),
                    () -> Files.newInputStream(seen.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

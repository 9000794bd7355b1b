package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** The files of an export's works: in its zip, and in the folder on the server. */
final class AppExportWorks {

    private final Map<String, Work> packed;
    private final Folder folder;

    /** @param packed the files of the zip by their paths, as {@link AppExportArchive#key} has them */
    AppExportWorks(Map<String, Work> packed, Folder folder) {
        this.packed = packed;
        this.folder = folder;
    }

    /** Where files lie that are in no zip. */
    interface Folder {

        List<Work> find(String name);
    }

    /** How a file is read. */
    interface Content {

        InputStream open() throws IOException;
    }

    /**
     * A file that a row may name.
     *
     * @param type null for none that we know
     */
    record Work(
            String path,
            long sizeBytes,
            String sha256,
            @Nullable FileType type,
            Content content) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** The files that a row means by this name: none, one, or several that are called so in different folders. */
    List<Work> find(String name) {
        String key = AppExportArchive.key(name);
        Work exactly = packed.get(key);
        if (exactly != null) {
            return List.of(exactly);
        }
        List<Work> somewhere = packed.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + key))
                .map(Map.Entry::getValue)
                .toList();
        return somewhere.isEmpty() ? folder.find(name) : somewhere;
    }
}

package cn.goodnetizen.media;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.core.Authentication;
import org.springframework.util.unit.DataSize;

/** A feature that wants pictures, videos and PDFs of up to 8 MB from the unit whose code is the subject. */
@TestComponent
public class UploadsInTests implements UploadPurpose {

    static final DataSize LARGEST = DataSize.ofMegabytes(8);

    private final List<FileStore.Stored> taken = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-file";
    }

    @Override
    public boolean allows(Authentication account, String subject) {
        return account.getName().equals(subject);
    }

    @Override
    public FileIntake intake(String subject) {
        return new FileIntake(Set.of(FileType.MP4, FileType.PNG, FileType.PDF), LARGEST);
    }

    @Override
    public boolean take(String subject, FileStore.Stored file, String accountName) {
        boolean first = taken.stream().noneMatch(other -> other.sha256().equals(file.sha256()));
        if (first) {
            taken.add(file);
        }
        return first;
    }

    List<FileStore.Stored> taken() {
        return taken;
    }

    void forget() {
        taken.clear();
    }
}

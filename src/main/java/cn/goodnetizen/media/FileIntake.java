package cn.goodnetizen.media;

import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * What a feature takes in at one place.
 *
 * @param types the accepted types
 * @param largest the size up to which a file is accepted, inclusive
 */
public record FileIntake(Set<FileType> types, DataSize largest) {

    public FileIntake {
        types = Set.copyOf(types);
    }
}

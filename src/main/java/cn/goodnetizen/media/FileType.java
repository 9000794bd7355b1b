package cn.goodnetizen.media;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of files that features accept, told by content alone. */
public enum FileType {
    PDF("application/pdf", "PDF"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word（.docx）"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel（.xlsx）"),
    JPEG("image/jpeg", "JPG 图片"),
    PNG("image/png", "PNG 图片"),
    MP4("video/mp4", "MP4 视频"),
    ZIP("application/zip", "ZIP 压缩包");

    private final String mediaType;
    private final String label;

    FileType(String mediaType, String label) {
        this.mediaType = mediaType;
        this.label = label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The type with this media type, if it is one that any feature accepts. */
    public static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The labels as a sentence lists them. */
    public static String labels(Collection<FileType> types) {
        return types.stream().sorted().map(FileType::label).collect(Collectors.joining("、"));
    }
}

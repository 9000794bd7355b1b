package cn.goodnetizen.media;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of files that features accept, told by content alone. */
public enum FileType {
    PDF(Kind.DOCUMENT, "PDF", "application/pdf", "pdf"),
    DOCX(
            Kind.DOCUMENT,
            "Word（.docx）",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"),
    XLSX(Kind.DOCUMENT, "Excel（.xlsx）", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV(Kind.DOCUMENT, "CSV 表格", "text/csv", "csv"),
    PPTX(
            Kind.DOCUMENT,
            "PPT（.pptx）",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    JPEG(Kind.PICTURE, "JPG 图片", "image/jpeg", "jpg", "jpeg"),
    PNG(Kind.PICTURE, "PNG 图片", "image/png", "png"),
    MP4(Kind.VIDEO, "MP4 视频", "video/mp4", "mp4", "m4v"),
    MOV(Kind.VIDEO, "MOV 视频", "video/quicktime", "mov", "qt"),
    AVI(Kind.VIDEO, "AVI 视频", "video/x-msvideo", "avi"),
    MKV(Kind.VIDEO, "MKV 视频", "video/x-matroska", "mkv"),
    WMV(Kind.VIDEO, "WMV 视频", "video/x-ms-wmv", "wmv", "asf"),
    MP3(Kind.AUDIO, "MP3 音频", "audio/mpeg", "mp3"),
    M4A(Kind.AUDIO, "M4A 音频", "audio/mp4", "m4a"),
    WAV(Kind.AUDIO, "WAV 音频", "audio/vnd.wave", "wav"),
    ZIP(Kind.ARCHIVE, "ZIP 压缩包", "application/zip", "zip");

    /** What a file is for people who look at it. */
    public enum Kind {
        DOCUMENT,
        PICTURE,
        VIDEO,
        AUDIO,
        ARCHIVE
    }

    private final Kind kind;
    private final String label;
    private final String mediaType;
    private final List<String> extensions;

    FileType(Kind kind, String label, String mediaType, String... extensions) {
        this.kind = kind;
        this.label = label;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public Kind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The name with an ending of this type: kept where it has one, otherwise ours is put behind it. */
    String named(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension))
                ? fileName
                : fileName + "." + extensions.getFirst();
    }

    /** The type with this media type, if it is one that any feature accepts. */
    public static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /**
     * The type of a file that does not lie on the disk, told by how it begins. An Office document is no more than a zip here:
     * what it is stands at its end.
     *
     * @param beginning the first 64 KB, or all of it
     */
    public static Optional<FileType> ofBeginning(byte[] beginning) {
        return of(FileContent.typeOf(beginning));
    }

    /** The labels as a sentence lists them. */
    public static String labels(Collection<FileType> types) {
        return types.stream().sorted().map(FileType::label).collect(Collectors.joining("、"));
    }

    /** What a file field offers to choose: a convenience of the browser, never a check. */
    public static String accept(Set<FileType> types) {
        return types.stream()
                .sorted()
                .flatMap(type -> type.extensions.stream())
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }
}

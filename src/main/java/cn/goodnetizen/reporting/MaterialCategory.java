package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileType;

/** What a file of a summary is, in the words of the notice: “活动总结、相关图文、视频、宣传等资料”. */
enum MaterialCategory {
    TEXT("活动总结正文"),
    PICTURE("图片"),
    VIDEO("视频"),
    PUBLICITY("宣传资料"),
    OTHER("其他");

    private final String label;

    MaterialCategory(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What a new file most likely is; people change it. */
    static MaterialCategory of(FileType type, String fileName) {
        return switch (type.kind()) {
            case PICTURE -> PICTURE;
            case VIDEO -> VIDEO;
            case DOCUMENT -> {
                if (type == FileType.DOCX || fileName.contains("总结")) {
                    yield TEXT;
                }
                yield type == FileType.XLSX ? OTHER : PUBLICITY;
            }
            case AUDIO, ARCHIVE -> OTHER;
        };
    }

    /** @param name as a page sent it; an unknown one changes nothing */
    static MaterialCategory named(String name, MaterialCategory otherwise) {
        for (MaterialCategory category : values()) {
            if (category.name().equals(name)) {
                return category;
            }
        }
        return otherwise;
    }
}
